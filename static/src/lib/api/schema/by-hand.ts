/** One operation in the shape that openapi-typescript gives it. For the schemas still written by hand. */
export interface Op<Parameters, Reply, Body = undefined> {
	parameters: Parameters;
	requestBody?: { content: { 'application/json': Body } };
	responses: { 200: { content: { 'application/json': Reply } } };
}

-- owner: documents
-- One row at most: the picture at the head of documents, a PNG in base64.
CREATE TABLE document_logo (
  id     INTEGER PRIMARY KEY,
  image  TEXT NOT NULL,
  CONSTRAINT document_logo_is_one_row CHECK (id = 1),
  CONSTRAINT document_logo_is_bounded CHECK (length(image) BETWEEN 4 AND 60000)
) STRICT;

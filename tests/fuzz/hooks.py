"""What a schema cannot say: which well-formed wishes a rule of the business refuses."""

import schemathesis
from schemathesis.core.failures import ServerError
from schemathesis.openapi.checks import RejectedPositiveData

# What no JSON schema says of a value: one field compared with another, and an offset that leads out of the years that a
# date is written with.
BEYOND_SCHEMAS = {"closes must be later than opens", "not between the years 1970 and 2200"}

# An import's rows may each be as long as the schema says, but not all of them: the body has 4 MiB.
IMPORTS = {"import_bookings", "import_people", "import_space"}

# A sign-in service that a request made up does not answer: 503 is what is to be said of it.
MADE_UP = {"/problems/way-closed"}


@schemathesis.hook
def filter_failure(context, failure, case, response) -> bool:
    """Keeps a refusal of a request that fits its schema only if it was the reader that refused it.

    Rules refuse under names of their own, each of which has a test of its own; the reader refuses as `required`,
    `invalid` or an unknown field, and then the schema promises what the code does not keep.
    """
    if isinstance(failure, ServerError):
        return response.json().get("type") not in MADE_UP
    if not isinstance(failure, RejectedPositiveData):
        return True
    problem = response.json()
    if problem["type"] == "/problems/body-too-large":
        return case.operation.definition.raw["operationId"] not in IMPORTS
    if problem["type"] == "/problems/invalid-fields":
        return any(is_from_the_reader(error) for error in problem.get("errors", []))
    return problem["type"] in {"/problems/invalid-body", "/problems/media-type"}


def is_from_the_reader(error) -> bool:
    if error["detail"] in BEYOND_SCHEMAS:
        return False
    return error["rule"] in {"required", "invalid"} or error["detail"].startswith("unknown field")

package dev.footfall.query;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A query that cannot be answered, with the status and the text that Cube's clients know. */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;

  private QueryException(int status, String message, String type) {
    super(message);
    this.status = status;
    this.type = type;
  }

  /** With an HTTP status. */
  public QueryException(int status, String message) {
    this(status, message, "");
  }

  /** The query is well-formed, but asks the model for something it does not have: status 400. */
  static QueryException user(String message) {
    return new QueryException(400, message, "UserError");
  }

  /** The query is not in the query language: status 400. */
  static QueryException format(String path, String problem) {
    return new QueryException(400, "Invalid query format: \"" + path + "\" " + problem);
  }

  /** The HTTP status to answer with. */
  public int status() {
    return status;
  }

  /** Cube's name for this kind of error, where it has one. */
  public Optional<String> type() {
    return type.isEmpty() ? Optional.empty() : Optional.of(type);
  }

  /** The answer's body: {@code {"error": …}}, with {@code "type"} where there is one. */
  public ObjectNode toJson() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    type().ifPresent(t -> body.put("type", t));
    return body.put("error", getMessage());
  }
}

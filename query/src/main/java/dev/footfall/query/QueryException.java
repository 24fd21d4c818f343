package dev.footfall.query;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A query that cannot be answered, with the status and the text that Cube's clients know. */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;
  private final String path;

  private QueryException(int status, String message, String type, String path) {
    super(message);
    this.status = status;
    this.type = type;
    this.path = path;
  }

  /** With an HTTP status. */
  public QueryException(int status, String message) {
    this(status, message, "", "");
  }

  /** The query is well-formed, but asks the model for something it does not have: status 400. */
  static QueryException user(String message) {
    return new QueryException(400, message, "UserError", "");
  }

  /** A part of the query asks for too much: status 400. */
  static QueryException at(String path, String message) {
    return new QueryException(400, message, "", path);
  }

  /** The query is not in the query language: status 400. */
  static QueryException format(String path, String problem) {
    return new QueryException(400, "Invalid query format: \"" + path + "\" " + problem, "", path);
  }

  /** The HTTP status to answer with. */
  public int status() {
    return status;
  }

  /** Cube's name for this kind of error, where it has one. */
  public Optional<String> type() {
    return type.isEmpty() ? Optional.empty() : Optional.of(type);
  }

  /** What in the query is wrong, such as {@code filters[0]}; empty where nobody can tell. */
  String path() {
    return path;
  }

  /** The answer's body: {@code {"error": …}}, with {@code "type"} where there is one. */
  public ObjectNode toJson() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    type().ifPresent(t -> body.put("type", t));
    return body.put("error", getMessage());
  }
}

package dev.footfall.access;

/**
 * A Cube server that answers the questions in place of this one.
 *
 * @param baseUrl where it is, without a slash at the end
 * @param key signs what is sent to it
 * @param ofProject whether a project's maintainers named it; else an administrator did
 */
public record CubeApi(String baseUrl, String key, boolean ofProject) {
  @Override
  public String toString() {
    return "Cube API " + baseUrl;
  }
}

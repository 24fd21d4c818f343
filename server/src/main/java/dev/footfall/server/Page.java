package dev.footfall.server;

import java.util.ArrayList;
import java.util.List;

/**
 * Which part of a list somebody asked for.
 *
 * @param number from 1
 * @param size how many entries, 1 to 100
 */
record Page(int number, int size) {
  private static final int LARGEST = 100;

  /**
   * The page a call names by {@code page} and {@code per_page}; without them the first 20.
   *
   * @throws ApiRefusal if one of them is not a number from 1
   */
  static Page of(ApiRequest request) {
    return new Page(number(request, "page", 1), Math.min(LARGEST, number(request, "per_page", 20)));
  }

  /** How many entries lie before it. */
  long offset() {
    return (number - 1L) * size;
  }

  /** The answer with the entries of this page, of so many in all. */
  Answer answer(ApiRequest request, List<?> entries, long total) {
    long pages = Math.max(1, (total + size - 1) / size);
    return Answer.ok(entries)
        .with("X-Total", "" + total)
        .with("X-Total-Pages", "" + pages)
        .with("X-Page", "" + number)
        .with("X-Per-Page", "" + size)
        .with("Link", links(request, pages));
  }

  private String links(ApiRequest request, long pages) {
    String url =
        request.publicUrl().of(request.http()) + request.http().path().rawPath() + asked(request);
    var links = new ArrayList<String>();
    if (number > 1) {
      links.add(link(url, Math.min(number - 1L, pages), "prev"));
    }
    if (number < pages) {
      links.add(link(url, number + 1L, "next"));
    }
    links.add(link(url, 1, "first"));
    links.add(link(url, pages, "last"));
    return String.join(", ", links);
  }

  /** The rest of the query: a link leads to another page of the same list. */
  private static String asked(ApiRequest request) {
    var others = new StringBuilder("?");
    String query = request.http().query().rawValue();
    for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String name = part.split("=", 2)[0];
      if (!name.equals("page") && !name.equals("per_page")) {
        others.append(part).append('&');
      }
    }
    return others.toString();
  }

  private String link(String url, long page, String relation) {
    return "<%spage=%d&per_page=%d>; rel=\"%s\"".formatted(url, page, size, relation);
  }

  private static int number(ApiRequest request, String name, int absent) {
    return request
        .query(name)
        .map(
            text -> {
              if (!text.matches("[1-9][0-9]{0,8}")) {
                throw new ApiRefusal(400, name + " must be a number from 1");
              }
              return Integer.parseInt(text);
            })
        .orElse(absent);
  }
}

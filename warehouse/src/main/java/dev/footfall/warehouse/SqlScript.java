package dev.footfall.warehouse;

import java.util.ArrayList;
import java.util.List;

/**
 * A text of several statements, each of which ends with a semicolon; one in a quoted text or name,
 * or in a comment, ends nothing. As the engine's own lexer reads it: comments in {@code /* *}{@code
 * /} nest, and a text may stand between two of the same {@code $tag$}.
 */
public final class SqlScript {
  private final String text;
  private final List<String> statements = new ArrayList<>();
  private int begin;
  private int at;
  private boolean hasWords;

  private SqlScript(String text) {
    this.text = text;
  }

  /** The statements in their order, without their semicolons; empty ones are left out. */
  public static List<String> statements(String text) {
    return new SqlScript(text).split();
  }

  private List<String> split() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ';') {
        end();
        begin = ++at;
      } else {
        step(c);
      }
    }
    end();
    return List.copyOf(statements);
  }

  private void end() {
    if (hasWords) {
      statements.add(text.substring(begin, at).strip());
    }
    hasWords = false;
  }

  private void step(char c) {
    if (text.startsWith("--", at) || text.startsWith("# ", at) || text.startsWith("#!", at)) {
      at = after("\n", at);
      return;
    }
    if (text.startsWith("/*", at)) {
      comment();
      return;
    }
    hasWords |= !Character.isWhitespace(c);
    switch (c) {
      case '\'', '"', '`' -> quoted(c);
      case '\u201C' -> at = after("\u201D", at + 1);
      case '\u2018' -> at = after("\u2019", at + 1);
      case '$' -> heredoc();
      default -> at++;
    }
  }

  private void comment() {
    int depth = 0;
    do {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < text.length());
  }

  /** A doubled quote is two quoted texts, one after the other: it splits nothing either way. */
  private void quoted(char quote) {
    for (at++; at < text.length() && text.charAt(at) != quote; at++) {
      if (text.charAt(at) == '\\') {
        at++;
      }
    }
    at = Math.min(at + 1, text.length());
  }

  private void heredoc() {
    int close = at + 1;
    while (close < text.length() && word(text.charAt(close))) {
      close++;
    }
    boolean opens = close < text.length() && text.charAt(close) == '$';
    String tag = text.substring(at, Math.min(close + 1, text.length()));
    int end = opens ? text.indexOf(tag, close + 1) : -1;
    at = end < 0 ? at + 1 : end + tag.length();
  }

  private static boolean word(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private int after(String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }
}

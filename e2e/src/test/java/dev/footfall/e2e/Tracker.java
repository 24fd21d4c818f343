package dev.footfall.e2e;

import java.util.Map;

/**
 * A client as it is published, opened for one project. Each call returns before what it makes is
 * sent.
 */
interface Tracker extends AutoCloseable {
  /** A page is looked at. */
  void page();

  /** A custom event. */
  void track(String name, Map<String, Object> properties);

  /** Who the visitor is from now on; clients that have an event for it send one. */
  void identify(String user, Map<String, Object> traits);

  /** Has it send what it holds, by whatever it does that at. */
  void flush();

  /** The visitor goes on to another page, and the client starts anew there; nothing elsewhere. */
  void leave();

  @Override
  void close();
}

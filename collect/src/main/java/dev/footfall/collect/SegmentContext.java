package dev.footfall.collect;

import static dev.footfall.collect.Conversion.integer;
import static dev.footfall.collect.Conversion.text;

import dev.footfall.event.Field;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a message's {@code context} says of page, screen, campaign and library goes to the event's
 * fields. What has no field, or does not fit its field, stays.
 */
final class SegmentContext {
  private SegmentContext() {}

  /**
   * Reads a context, which loses what has a field.
   *
   * @param believed whether it may name the visitor's address
   */
  static void read(JsonObject context, Draft draft, boolean believed) {
    String address = context.take("ip");
    if (believed) {
      draft.set("context.ip", text(Field.USER_IPADDRESS, 128), address);
    }
    draft.take(context, "userAgent", text(Field.USERAGENT, 1000));
    draft.take(context, "locale", text(Field.BR_LANG, 255));
    draft.take(context, "timezone", text(Field.OS_TIMEZONE, 255));
    draft.take(context, "encoding", text(Field.DOC_CHARSET, 128));
    within(context, "page", page -> page(page, draft));
    within(context, "screen", screen -> screen(screen, draft));
    within(context, "campaign", campaign -> campaign(campaign, draft));
    within(context, "library", library -> library(library, draft));
  }

  /** A page's address, title and referrer, in a context or in a page's own properties. */
  static void page(JsonObject page, Draft draft) {
    String url = page.take("url");
    draft.set("page.url", text(Field.PAGE_URL, 10_000), url);
    draft.set("page.referrer", text(Field.PAGE_REFERRER, 10_000), page.take("referrer"));
    draft.set("page.title", text(Field.PAGE_TITLE, 2000), page.take("title"));
    if (!url.isEmpty()) {
      // Parts of the address, which have fields of their own.
      page.remove(Set.of("path", "search", "host", "hash"));
    }
  }

  private static void screen(JsonObject screen, Draft draft) {
    draft.take(screen, "width", integer(Field.DVCE_SCREENWIDTH));
    draft.take(screen, "height", integer(Field.DVCE_SCREENHEIGHT));
    draft.take(screen, "innerWidth", integer(Field.BR_VIEWWIDTH));
    draft.take(screen, "innerHeight", integer(Field.BR_VIEWHEIGHT));
  }

  private static void campaign(JsonObject campaign, Draft draft) {
    draft.take(campaign, "medium", text(Field.MKT_MEDIUM, 255));
    draft.take(campaign, "source", text(Field.MKT_SOURCE, 255));
    draft.take(campaign, "term", text(Field.MKT_TERM, 255));
    draft.take(campaign, "content", text(Field.MKT_CONTENT, 500));
    draft.take(campaign, "name", text(Field.MKT_CAMPAIGN, 255));
  }

  private static void library(JsonObject library, Draft draft) {
    String name = library.take("name");
    String version = library.take("version");
    String tracker = version.isEmpty() ? name : name + "-" + version;
    draft.set(Field.V_TRACKER, Conversion.cut(tracker, 100));
  }

  private static void within(JsonObject context, String name, Consumer<JsonObject> read) {
    var part = context.takeObject(name);
    read.accept(part);
    context.put(name, part);
  }
}

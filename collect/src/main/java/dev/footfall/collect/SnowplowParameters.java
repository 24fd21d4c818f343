package dev.footfall.collect;

import static dev.footfall.collect.Conversion.decimal;
import static dev.footfall.collect.Conversion.flag;
import static dev.footfall.collect.Conversion.integer;
import static dev.footfall.collect.Conversion.size;
import static dev.footfall.collect.Conversion.text;
import static dev.footfall.collect.Conversion.time;
import static dev.footfall.collect.Conversion.uuid;
import static dev.footfall.collect.Conversion.word;

import dev.footfall.event.Field;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Snowplow's short names mean: every parameter of the tracker protocol whose value goes to a
 * field of its own. Of two names for one field the later in the alphabet wins: {@code se_ca} over
 * {@code ev_ca}, {@code tnuid} over {@code nuid}.
 */
final class SnowplowParameters {
  static final Map<String, String> EVENTS =
      Map.of(
          "pv", "page_view",
          "pp", "page_ping",
          "se", "struct",
          "ev", "struct",
          "ue", "unstruct",
          "tr", "transaction",
          "ti", "transaction_item",
          "ad", "ad_impression");

  private static final Map<String, String> PLATFORMS =
      Map.of(
          "web", "web", "iot", "iot", "app", "app", "mob", "mob", "pc", "pc", "cnsl", "cnsl", "tv",
          "tv", "srv", "srv", "headset", "headset");

  private static final Map<String, Conversion> BY_NAME = new HashMap<>();

  static {
    event();
    visitor();
    page();
    device();
    structured();
    transactions();
    pagePings();
  }

  private SnowplowParameters() {}

  /** The name's conversion; null where the protocol maps the name to no field. */
  static @Nullable Conversion get(String name) {
    return BY_NAME.get(name);
  }

  private static void event() {
    BY_NAME.put("e", word(Field.EVENT, EVENTS));
    BY_NAME.put("eid", uuid(Field.EVENT_ID));
    BY_NAME.put("p", word(Field.PLATFORM, PLATFORMS));
    BY_NAME.put("tna", text(Field.NAME_TRACKER, 128));
    BY_NAME.put("tv", text(Field.V_TRACKER, 100));
    BY_NAME.put("cv", text(Field.V_COLLECTOR, 100));
    BY_NAME.put("dtm", time(Field.DVCE_CREATED_TSTAMP));
    BY_NAME.put("stm", time(Field.DVCE_SENT_TSTAMP));
    BY_NAME.put("ttm", time(Field.TRUE_TSTAMP));
    BY_NAME.put("tid", integer(Field.TXN_ID));
  }

  private static void visitor() {
    BY_NAME.put("uid", text(Field.USER_ID, 255));
    BY_NAME.put("duid", text(Field.DOMAIN_USERID, 128));
    BY_NAME.put("nuid", text(Field.NETWORK_USERID, 128));
    BY_NAME.put("tnuid", text(Field.NETWORK_USERID, 128));
    BY_NAME.put("fp", text(Field.USER_FINGERPRINT, 128));
    BY_NAME.put("vid", integer(Field.DOMAIN_SESSIONIDX));
    BY_NAME.put("sid", text(Field.DOMAIN_SESSIONID, 128));
    BY_NAME.put("ip", address(text(Field.USER_IPADDRESS, 128)));
    BY_NAME.put("ua", text(Field.USERAGENT, 1000));
  }

  private static void page() {
    BY_NAME.put("url", text(Field.PAGE_URL, 10_000));
    BY_NAME.put("page", text(Field.PAGE_TITLE, 2000));
    BY_NAME.put("refr", text(Field.PAGE_REFERRER, 10_000));
    BY_NAME.put("cs", text(Field.DOC_CHARSET, 128));
    BY_NAME.put("ds", size(Field.DOC_WIDTH, Field.DOC_HEIGHT));
  }

  private static void device() {
    BY_NAME.put("lang", text(Field.BR_LANG, 255));
    BY_NAME.put("tz", text(Field.OS_TIMEZONE, 255));
    BY_NAME.put("cd", text(Field.BR_COLORDEPTH, 12));
    BY_NAME.put("cookie", flag(Field.BR_COOKIES));
    BY_NAME.put("res", size(Field.DVCE_SCREENWIDTH, Field.DVCE_SCREENHEIGHT));
    BY_NAME.put("vp", size(Field.BR_VIEWWIDTH, Field.BR_VIEWHEIGHT));
    BY_NAME.put("f_pdf", flag(Field.BR_FEATURES_PDF));
    BY_NAME.put("f_fla", flag(Field.BR_FEATURES_FLASH));
    BY_NAME.put("f_java", flag(Field.BR_FEATURES_JAVA));
    BY_NAME.put("f_dir", flag(Field.BR_FEATURES_DIRECTOR));
    BY_NAME.put("f_qt", flag(Field.BR_FEATURES_QUICKTIME));
    BY_NAME.put("f_realp", flag(Field.BR_FEATURES_REALPLAYER));
    BY_NAME.put("f_wma", flag(Field.BR_FEATURES_WINDOWSMEDIA));
    BY_NAME.put("f_gears", flag(Field.BR_FEATURES_GEARS));
    BY_NAME.put("f_ag", flag(Field.BR_FEATURES_SILVERLIGHT));
  }

  private static void structured() {
    for (String prefix : new String[] {"se_", "ev_"}) {
      BY_NAME.put(prefix + "ca", text(Field.SE_CATEGORY, 1000));
      BY_NAME.put(prefix + "ac", text(Field.SE_ACTION, 1000));
      BY_NAME.put(prefix + "la", text(Field.SE_LABEL, 4096));
      BY_NAME.put(prefix + "pr", text(Field.SE_PROPERTY, 1000));
      BY_NAME.put(prefix + "va", decimal(Field.SE_VALUE));
    }
  }

  private static void transactions() {
    BY_NAME.put("tr_id", text(Field.TR_ORDERID, 255));
    BY_NAME.put("tr_af", text(Field.TR_AFFILIATION, 255));
    BY_NAME.put("tr_tt", decimal(Field.TR_TOTAL));
    BY_NAME.put("tr_tx", decimal(Field.TR_TAX));
    BY_NAME.put("tr_sh", decimal(Field.TR_SHIPPING));
    BY_NAME.put("tr_ci", text(Field.TR_CITY, 255));
    BY_NAME.put("tr_st", text(Field.TR_STATE, 255));
    BY_NAME.put("tr_co", text(Field.TR_COUNTRY, 255));
    BY_NAME.put("tr_cu", text(Field.TR_CURRENCY, 3));
    BY_NAME.put("ti_id", text(Field.TI_ORDERID, 255));
    BY_NAME.put("ti_sk", text(Field.TI_SKU, 255));
    BY_NAME.put("ti_na", text(Field.TI_NAME, 255));
    BY_NAME.put("ti_nm", text(Field.TI_NAME, 255));
    BY_NAME.put("ti_ca", text(Field.TI_CATEGORY, 255));
    BY_NAME.put("ti_pr", decimal(Field.TI_PRICE));
    BY_NAME.put("ti_qu", integer(Field.TI_QUANTITY));
    BY_NAME.put("ti_cu", text(Field.TI_CURRENCY, 3));
  }

  private static void pagePings() {
    BY_NAME.put("pp_mix", integer(Field.PP_XOFFSET_MIN));
    BY_NAME.put("pp_max", integer(Field.PP_XOFFSET_MAX));
    BY_NAME.put("pp_miy", integer(Field.PP_YOFFSET_MIN));
    BY_NAME.put("pp_may", integer(Field.PP_YOFFSET_MAX));
  }

  /** The first address of a list. */
  private static Conversion address(Conversion text) {
    return (event, list) -> {
      int end = 0;
      while (end < list.length() && ", |".indexOf(list.charAt(end)) < 0) {
        end++;
      }
      text.set(event, list.substring(0, end));
    };
  }
}

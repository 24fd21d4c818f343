package dev.footfall.event;

import static dev.footfall.event.Field.Type.FLAG;
import static dev.footfall.event.Field.Type.INT;
import static dev.footfall.event.Field.Type.NUMBER;
import static dev.footfall.event.Field.Type.TEXT;
import static dev.footfall.event.Field.Type.TIME;
import static dev.footfall.event.Field.Type.UUID;
import static dev.footfall.event.Field.Type.WORD;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The canonical list of an event's fields. A field's column in the warehouse has its name in lower
 * case; names and meanings are those of Snowplow's canonical event where it has the field.
 */
public enum Field {
  // What happened, and to whose project
  /** The key the tracker named (Snowplow {@code aid}). */
  APP_ID(WORD),
  /** {@code web}, {@code mob}, {@code app}, {@code srv} …. */
  PLATFORM(WORD),
  /**
   * {@code page_view}, {@code page_ping}, {@code struct}, {@code unstruct}, {@code transaction},
   * {@code transaction_item}.
   */
  EVENT(WORD),
  /** The client's id, or one made from the content. */
  EVENT_ID(UUID),
  /** The client's id, where another event already had it. */
  ORIGINAL_EVENT_ID(UUID),
  /** A hash of the event's content without what changes when it is sent again (law: Once). */
  EVENT_FINGERPRINT(UUID),
  /** Vendor of the event's schema. */
  EVENT_VENDOR(WORD),
  /** Name in the event's schema; {@code page_view} for a page view. */
  EVENT_NAME(WORD),
  /** Format of the event's schema. */
  EVENT_FORMAT(WORD),
  /** Version of the event's schema. */
  EVENT_VERSION(WORD),
  /** The tracker's name space. */
  NAME_TRACKER(WORD),
  /** The tracker's version, such as {@code js-4.10.1}. */
  V_TRACKER(WORD),
  /** The collector's name and version. */
  V_COLLECTOR(WORD),

  // When (UTC, milliseconds)
  /** When the request arrived. */
  COLLECTOR_TSTAMP(TIME),
  /** The client's clock when the event happened. */
  DVCE_CREATED_TSTAMP(TIME),
  /** The client's clock when the event was sent. */
  DVCE_SENT_TSTAMP(TIME),
  /** A time the client vouches for. */
  TRUE_TSTAMP(TIME),
  /** The time every question uses (law: Time). */
  DERIVED_TSTAMP(TIME),
  /** The derived time was out of range and the collector's stands in for it. */
  DERIVED_TSTAMP_REPLACED(FLAG),

  // Who
  /** The application's own user id. */
  USER_ID(TEXT),
  /** First-party visitor id. */
  DOMAIN_USERID(TEXT),
  /** The collector's cookie. */
  NETWORK_USERID(TEXT),
  /** The tracker's fingerprint. */
  USER_FINGERPRINT(TEXT),
  /** Number of the visitor's session. */
  DOMAIN_SESSIONIDX(INT),
  /** The tracker's session id. */
  DOMAIN_SESSIONID(TEXT),
  /** What a visitor is recognised by (law: Device); empty: nobody. */
  DEVICE(TEXT),
  /** No user id, and no device but the day's hash. */
  IS_ANONYMOUS(FLAG),
  /** The client's address. */
  USER_IPADDRESS(TEXT),
  /** The client's user agent. */
  USERAGENT(TEXT),
  /** The tracker's own number for the event. */
  TXN_ID(INT),

  // Where
  /** The page. */
  PAGE_URL(TEXT),
  /** Its title. */
  PAGE_TITLE(TEXT),
  /** The page before. */
  PAGE_REFERRER(TEXT),
  /** Of the page. */
  PAGE_URLSCHEME(WORD),
  /** Of the page. */
  PAGE_URLHOST(WORD),
  /** Of the page; 443 for https and else 80 where the URL names none. */
  PAGE_URLPORT(INT),
  /** Of the page, still percent-encoded. */
  PAGE_URLPATH(TEXT),
  /** Of the page, still percent-encoded. */
  PAGE_URLQUERY(TEXT),
  /** Of the page, still percent-encoded. */
  PAGE_URLFRAGMENT(TEXT),
  /** Of the referrer. */
  REFR_URLSCHEME(WORD),
  /** Of the referrer. */
  REFR_URLHOST(WORD),
  /** Of the referrer. */
  REFR_URLPORT(INT),
  /** Of the referrer. */
  REFR_URLPATH(TEXT),
  /** Of the referrer. */
  REFR_URLQUERY(TEXT),
  /** Of the referrer. */
  REFR_URLFRAGMENT(TEXT),
  /**
   * What sent the visitor: {@code search}, {@code social}, {@code email}, {@code chatbot}, {@code
   * paid}, {@code internal} (the page's own host), {@code unknown}.
   */
  REFR_MEDIUM(WORD),
  /** Who sent the visitor, such as {@code Google}. */
  REFR_SOURCE(WORD),
  /** What was searched for, where the search engine says so. */
  REFR_TERM(TEXT),
  /** The visitor's first-party id on the site that linked here ({@code _sp}). */
  REFR_DOMAIN_USERID(TEXT),
  /** That site's clock when the link was followed ({@code _sp}). */
  REFR_DVCE_TSTAMP(TIME),
  /** {@code utm_medium}. */
  MKT_MEDIUM(WORD),
  /** {@code utm_source}. */
  MKT_SOURCE(WORD),
  /** {@code utm_term}. */
  MKT_TERM(TEXT),
  /** {@code utm_content}. */
  MKT_CONTENT(TEXT),
  /** {@code utm_campaign}. */
  MKT_CAMPAIGN(WORD),
  /** The advertising network's click id. */
  MKT_CLICKID(TEXT),
  /** The advertising network the click id belongs to. */
  MKT_NETWORK(WORD),
  /** ISO 3166-1 alpha-2 country of the address. */
  GEO_COUNTRY(WORD),
  /** Of the address: the part of ISO 3166-2 after the country, such as {@code BE}. */
  GEO_REGION(WORD),
  /** The region's name in English. */
  GEO_REGION_NAME(WORD),
  /** The city's name in English. */
  GEO_CITY(WORD),
  /** Postal code. */
  GEO_ZIPCODE(WORD),
  /** Degrees. */
  GEO_LATITUDE(NUMBER),
  /** Degrees. */
  GEO_LONGITUDE(NUMBER),
  /** IANA name. */
  GEO_TIMEZONE(WORD),

  // With what
  /** The browser's language, such as {@code en-US}. */
  BR_LANG(WORD),
  /** The browser takes cookies. */
  BR_COOKIES(FLAG),
  /** Bits per pixel. */
  BR_COLORDEPTH(WORD),
  /** Pixels. */
  BR_VIEWWIDTH(INT),
  /** Pixels. */
  BR_VIEWHEIGHT(INT),
  /** Plug-in present. */
  BR_FEATURES_PDF(FLAG),
  /** Plug-in present. */
  BR_FEATURES_FLASH(FLAG),
  /** Plug-in present. */
  BR_FEATURES_JAVA(FLAG),
  /** Plug-in present. */
  BR_FEATURES_DIRECTOR(FLAG),
  /** Plug-in present. */
  BR_FEATURES_QUICKTIME(FLAG),
  /** Plug-in present. */
  BR_FEATURES_REALPLAYER(FLAG),
  /** Plug-in present. */
  BR_FEATURES_WINDOWSMEDIA(FLAG),
  /** Plug-in present. */
  BR_FEATURES_GEARS(FLAG),
  /** Plug-in present. */
  BR_FEATURES_SILVERLIGHT(FLAG),
  /** IANA name. */
  OS_TIMEZONE(WORD),
  /** Pixels. */
  DVCE_SCREENWIDTH(INT),
  /** Pixels. */
  DVCE_SCREENHEIGHT(INT),
  /** The document's character set. */
  DOC_CHARSET(WORD),
  /** Pixels. */
  DOC_WIDTH(INT),
  /** Pixels. */
  DOC_HEIGHT(INT),
  /** Browser or other agent, from Client Hints and the user agent. */
  AGENT_NAME(WORD),
  /** Its version. */
  AGENT_VERSION(WORD),
  /** {@code Windows}, {@code macOS}, {@code iOS}, {@code Android}, {@code Linux} …. */
  OS_FAMILY(WORD),
  /** The operating system's full name. */
  OS_NAME(WORD),
  /** Its version. */
  OS_VERSION(WORD),
  /** Its version's first part. */
  OS_VERSION_MAJOR(WORD),
  /** {@code Desktop}, {@code Phone}, {@code Tablet}, {@code Bot} …. */
  DVCE_TYPE(WORD),
  /** The device's model. */
  DVCE_NAME(WORD),
  /** A robot's, as far as one can tell. */
  IS_BOT(FLAG),
  /**
   * What tells a robot: {@code robot} or {@code http_library} (the list of user agents), {@code
   * headless}, {@code webdriver}, {@code no_user_agent}, {@code data_centre}.
   */
  BOT_REASON(WORD),

  // Structured events
  /** Category. */
  SE_CATEGORY(TEXT),
  /** Action. */
  SE_ACTION(TEXT),
  /** Label. */
  SE_LABEL(TEXT),
  /** Property. */
  SE_PROPERTY(TEXT),
  /** Value. */
  SE_VALUE(NUMBER),

  // Self-describing events and entities, as JSON
  /** The event: an object with {@code schema} and {@code data}. */
  UNSTRUCT_EVENT(TEXT),
  /** The entities: an array of such objects. */
  CONTEXTS(TEXT),

  // Page pings: the part of the page that was looked at, in pixels
  /** Left. */
  PP_XOFFSET_MIN(INT),
  /** Right. */
  PP_XOFFSET_MAX(INT),
  /** Top. */
  PP_YOFFSET_MIN(INT),
  /** Bottom. */
  PP_YOFFSET_MAX(INT),

  // Transactions
  /** Order. */
  TR_ORDERID(TEXT),
  /** Affiliation. */
  TR_AFFILIATION(TEXT),
  /** Total. */
  TR_TOTAL(NUMBER),
  /** Tax. */
  TR_TAX(NUMBER),
  /** Shipping. */
  TR_SHIPPING(NUMBER),
  /** City. */
  TR_CITY(TEXT),
  /** State. */
  TR_STATE(TEXT),
  /** Country. */
  TR_COUNTRY(TEXT),
  /** Currency. */
  TR_CURRENCY(WORD),
  /** Order of the item. */
  TI_ORDERID(TEXT),
  /** Stock keeping unit. */
  TI_SKU(TEXT),
  /** Name. */
  TI_NAME(TEXT),
  /** Category. */
  TI_CATEGORY(TEXT),
  /** Price. */
  TI_PRICE(NUMBER),
  /** Quantity. */
  TI_QUANTITY(INT),
  /** Currency. */
  TI_CURRENCY(WORD);

  private static final List<Field> ALL = List.of(values());

  private final Type type;
  private final String column = name().toLowerCase(Locale.ROOT);

  Field(Type type) {
    this.type = type;
  }

  /** Every field, in the order of the declaration. */
  public static List<Field> all() {
    return ALL;
  }

  /** The column's name: this field's name in lower case. */
  public String column() {
    return column;
  }

  /** What the field holds. */
  public Type type() {
    return type;
  }

  /** What a field holds: its Java class. Absent text is the empty string, all else may be null. */
  public enum Type {
    /** Any text. */
    TEXT(String.class),
    /** Text of few distinct values. */
    WORD(String.class),
    /** An id. */
    UUID(java.util.UUID.class),
    /** A moment, to the millisecond. */
    TIME(Instant.class),
    /** A whole number of 32 bits. */
    INT(Integer.class),
    /** A decimal number. */
    NUMBER(Double.class),
    /** True or false. */
    FLAG(Boolean.class);

    private final Class<?> javaClass;

    Type(Class<?> javaClass) {
      this.javaClass = javaClass;
    }

    /** The class of the field's values. */
    public Class<?> javaClass() {
      return javaClass;
    }
  }
}

package dev.footfall.demo;

import java.util.List;

/**
 * A browser on a machine.
 *
 * @param userAgent what it says it is
 * @param screens the sizes such machines have, {@code WIDTHxHEIGHT} in CSS pixels
 * @param chrome pixels of the height that are the browser's, not the page's
 */
record Device(String userAgent, List<String> screens, int chrome) {
  private static final List<String> DESKTOP =
      List.of("1920x1080", "1920x1080", "1536x864", "2560x1440", "1366x768");
  private static final List<String> MAC = List.of("1440x900", "1512x982", "1728x1117", "2560x1440");
  private static final List<String> IPHONE = List.of("390x844", "393x852", "402x874", "430x932");
  private static final List<String> PHONE = List.of("360x800", "384x832", "412x915");
  private static final List<String> IPAD = List.of("810x1080", "820x1180", "1024x1366");
  private static final List<String> TABLET = List.of("800x1280", "753x1205");

  private static final String WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64";
  private static final String MACINTOSH = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10";
  private static final String ANDROID = "Mozilla/5.0 (Linux; Android 10; K";
  private static final String BLINK = ") AppleWebKit/537.36 (KHTML, like Gecko) ";
  private static final String WEBKIT = " like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ";

  /** The browsers of people, by share. */
  static final Shares<Device> ALL =
      new Shares<Device>()
          .add(15, desktop(WINDOWS + BLINK + "Chrome/156.0.0.0 Safari/537.36"))
          .add(4, desktop(WINDOWS + BLINK + "Chrome/155.0.0.0 Safari/537.36"))
          .add(5, desktop(WINDOWS + BLINK + "Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0"))
          .add(2, desktop(WINDOWS + BLINK + "Chrome/155.0.0.0 Safari/537.36 Edg/155.0.0.0"))
          .add(3, desktop(WINDOWS + "; rv:160.0) Gecko/20100101 Firefox/160.0"))
          .add(1.5, desktop(WINDOWS + "; rv:153.0) Gecko/20100101 Firefox/153.0"))
          .add(6, mac(MACINTOSH + "_15_7" + BLINK + "Chrome/156.0.0.0 Safari/537.36"))
          .add(2, mac(MACINTOSH + "_15_7" + BLINK + "Chrome/155.0.0.0 Safari/537.36"))
          .add(6, mac(safari("27.0")))
          .add(2.5, mac(safari("26.4")))
          .add(1, mac(MACINTOSH + ".15; rv:160.0) Gecko/20100101 Firefox/160.0"))
          .add(
              1.5,
              desktop("Mozilla/5.0 (X11; Linux x86_64" + BLINK + "Chrome/156.0.0.0 Safari/537.36"))
          .add(
              1.5,
              desktop("Mozilla/5.0 (X11; Linux x86_64; rv:160.0) Gecko/20100101 Firefox/160.0"))
          .add(
              1,
              desktop(
                  "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0"
                      + BLINK
                      + "Chrome/156.0.0.0 Safari/537.36"))
          .add(14, phone(IPHONE, iphone("Version/27.0 Mobile/15E148 Safari/604.1")))
          .add(6, phone(IPHONE, iphone("Version/26.4 Mobile/15E148 Safari/604.1")))
          .add(2.5, phone(IPHONE, iphone("CriOS/156.0.8078.67 Mobile/15E148 Safari/604.1")))
          .add(12, phone(PHONE, ANDROID + BLINK + "Chrome/156.0.0.0 Mobile Safari/537.36"))
          .add(4, phone(PHONE, ANDROID + BLINK + "Chrome/155.0.0.0 Mobile Safari/537.36"))
          .add(
              3,
              phone(
                  PHONE,
                  ANDROID + BLINK + "SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36"))
          .add(
              1,
              phone(PHONE, "Mozilla/5.0 (Android 16; Mobile; rv:160.0) Gecko/160.0 Firefox/160.0"))
          .add(3.5, tablet(IPAD, ipad("Version/27.0 Mobile/15E148 Safari/604.1")))
          .add(1.5, tablet(IPAD, ipad("Version/26.4 Mobile/15E148 Safari/604.1")))
          .add(1.5, tablet(TABLET, ANDROID + BLINK + "Chrome/156.0.0.0 Safari/537.36"));

  /** Robots that read shops, by share. */
  static final Shares<Device> BOTS =
      new Shares<Device>()
          .add(
              5,
              phone(
                  List.of("412x732"),
                  "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36"
                      + " (KHTML, like Gecko) Chrome/156.0.8078.79 Mobile Safari/537.36"
                      + " (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"))
          .add(
              2,
              phone(
                  List.of("1024x1024"),
                  "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1;"
                      + " +http://www.google.com/bot.html) Chrome/156.0.8078.79 Safari/537.36"))
          .add(
              3,
              phone(
                  List.of("1280x1024"),
                  "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)"))
          .add(
              3,
              phone(
                  List.of("1280x1024"),
                  "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.3;"
                      + " +https://openai.com/gptbot)"));

  /** The page's size on a screen. */
  String viewport(String screen) {
    int cross = screen.indexOf('x');
    return screen.substring(0, cross + 1)
        + (Integer.parseInt(screen.substring(cross + 1)) - chrome);
  }

  private static String safari(String version) {
    return MACINTOSH
        + "_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/"
        + version
        + " Safari/605.1.15";
  }

  private static String iphone(String browser) {
    return "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7" + WEBKIT + browser;
  }

  private static String ipad(String browser) {
    return "Mozilla/5.0 (iPad; CPU OS 18_7" + WEBKIT + browser;
  }

  private static Device desktop(String userAgent) {
    return new Device(userAgent, DESKTOP, 131);
  }

  private static Device mac(String userAgent) {
    return new Device(userAgent, MAC, 146);
  }

  private static Device phone(List<String> screens, String userAgent) {
    return new Device(userAgent, screens, 180);
  }

  private static Device tablet(List<String> screens, String userAgent) {
    return new Device(userAgent, screens, 74);
  }
}

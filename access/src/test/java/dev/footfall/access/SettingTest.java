package dev.footfall.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cube_api_base_url | http://localhost:4000 |
          cube_api_base_url | https://cube.example.com/base |
          cube_api_base_url | http://[::1]:4000 |
          cube_api_base_url | '' |
          cube_api_base_url | invalid.host | must be a URL such as https://analytics.example.com
          cube_api_base_url | ftp://example.com | must be a URL such as https://analytics.example.com
          cube_api_base_url | http:// | must be a URL such as https://analytics.example.com
          cube_api_base_url | http://h:99999 | must be a URL such as https://analytics.example.com
          cube_api_base_url | https://a:b@example.com | must hold no user name and no password
          cube_api_base_url | https://example.com?a=b | must end before the question mark
          product_analytics_clickhouse_connection_string | https://u:p@ch.example.com:8123?database=x |
          product_analytics_clickhouse_connection_string | ch.example.com:8123 | must be a URL such as https://user:password@clickhouse.example.com:8443
          product_analytics_clickhouse_connection_string | https://ch?user=u&password=p | must hold its password before the host, where it is kept out of sight
          jitsu_administrator_email | ada@example.com |
          jitsu_administrator_email | ada | must be an e-mail address
          product_analytics_events_per_minute | 100 |
          product_analytics_events_per_minute | '' | must be a whole number to 1000000000000, or 0: no limit
          product_analytics_monthly_events | -1 | must be a whole number to 1000000000000, or 0: no limit
          product_analytics_monthly_events | 1000000000001 | must be a whole number to 1000000000000, or 0: no limit
          product_analytics_enabled | yes | must be true or false
          """)
  void knowsWhatItMayBe(String name, String value, String wrong) {
    assertThat(Setting.of(name).orElseThrow().wrong(value).orElse(null)).isEqualTo(wrong);
  }

  @Test
  void hasAnEnd() {
    String host = "https://" + "a".repeat(247);

    assertThat(Setting.PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST.wrong(host)).isEmpty();
    assertThat(Setting.PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST.wrong(host + "a"))
        .contains("must have at most 255 characters");
    assertThat(Setting.CUBE_API_KEY.wrong("k\n")).contains("must have visible characters only");
  }

  @ParameterizedTest
  @CsvSource({
    "https://u:p@h:1,https://u:********@h:1",
    "https://u:p%40:q@h/x?y=z,https://u:********@h/x?y=z",
    "https://u:@h,https://u:********@h",
    "https://u@h,https://u@h",
    "https://h:8123/a:b@c,https://h:8123/a:b@c"
  })
  void hidesOfAConnectionThePasswordAlone(String value, String shown) {
    assertThat(SettingKind.CONNECTION.shown(value)).isEqualTo(shown);
  }
}

package dev.footfall.enrich;

import dev.footfall.event.Field;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the parameters of a page's URL say about campaigns: the file {@code campaigns.txt}, whose
 * head describes its rows.
 *
 * @param parameters in the order they are looked for
 * @param clicks in the order they are looked for
 * @param paidMediums the mediums of advertisements, in lower case
 * @param advertisers the networks whose click ids only advertisements have
 */
record Campaigns(
    List<Parameter> parameters,
    List<Click> clicks,
    Set<String> paidMediums,
    Set<String> advertisers) {

  private static final Map<String, Field> FIELDS =
      Map.of(
          "medium", Field.MKT_MEDIUM,
          "source", Field.MKT_SOURCE,
          "term", Field.MKT_TERM,
          "content", Field.MKT_CONTENT,
          "campaign", Field.MKT_CAMPAIGN);

  private static final String KINDS =
      "medium, source, term, content, campaign, paid-medium, click-of-ad, click-of-link";

  /** A parameter whose value goes to a field. */
  record Parameter(String name, Field field) {}

  /** A parameter that holds a network's click id. */
  record Click(String name, String network) {}

  static DataFile.Content<Campaigns> read(InputStream in) throws IOException {
    var table = Table.read(in, 2, 3);
    var parameters = new ArrayList<Parameter>();
    var clicks = new ArrayList<Click>();
    var paid = new HashSet<String>();
    var advertisers = new HashSet<String>();
    for (var row : table.rows()) {
      String kind = row.cells().getFirst();
      String name = row.cells().get(1);
      switch (kind) {
        case "paid-medium" -> paid.add(name.toLowerCase(Locale.ROOT));
        case "click-of-ad", "click-of-link" -> {
          clicks.add(new Click(name, network(row)));
          if (kind.equals("click-of-ad")) {
            advertisers.add(network(row));
          }
        }
        default -> parameters.add(new Parameter(name, field(row, kind)));
      }
    }
    return new DataFile.Content<>(
        new Campaigns(
            List.copyOf(parameters),
            List.copyOf(clicks),
            Set.copyOf(paid),
            Set.copyOf(advertisers)),
        table.version());
  }

  /** Whether somebody paid for a visit of that medium and click. */
  boolean paid(String medium, String network) {
    return advertisers.contains(network) || paidMediums.contains(medium.toLowerCase(Locale.ROOT));
  }

  private static Field field(Table.Row row, String kind) {
    var field = FIELDS.get(kind);
    if (field == null) {
      throw row.wrong("begins with '" + kind + "', which is none of " + KINDS);
    }
    return field;
  }

  private static String network(Table.Row row) {
    if (row.cells().size() < 3) {
      throw row.wrong("does not name the network after its second bar");
    }
    return row.cells().get(2);
  }
}

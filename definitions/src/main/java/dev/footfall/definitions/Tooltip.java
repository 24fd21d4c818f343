package dev.footfall.definitions;

/**
 * What a panel says about itself.
 *
 * @param description a sentence; where there is a link, {@code %{linkStart}} and {@code %{linkEnd}}
 *     enclose its text
 * @param descriptionLink an address, or empty
 */
public record Tooltip(String description, String descriptionLink) {}

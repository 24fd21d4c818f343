package dev.footfall.demo;

/**
 * Something the shop sells.
 *
 * @param slug its name in addresses
 * @param price in euro
 */
record Product(String slug, String name, String category, double price) {}

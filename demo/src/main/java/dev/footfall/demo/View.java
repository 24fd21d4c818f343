package dev.footfall.demo;

/**
 * A page that was opened.
 *
 * @param id the page view's
 * @param url its address
 * @param referrer the address before; may be empty
 * @param height of the document in pixels
 */
record View(Step step, Product product, String id, String url, String referrer, int height) {
  String title() {
    return step.title(product);
  }
}

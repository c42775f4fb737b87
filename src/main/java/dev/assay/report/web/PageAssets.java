package dev.assay.report.web;

/**
 * Where a page finds its style and its script.
 *
 * @param style a path on this server
 * @param script a path on this server
 */
public record PageAssets(String style, String script) {}

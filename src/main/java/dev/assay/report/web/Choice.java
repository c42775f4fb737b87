package dev.assay.report.web;

import dev.assay.judge.VisibleText;

/**
 * One of several views of a page, as a link.
 *
 * @param address a path on this server
 */
public record Choice(VisibleText name, String address, boolean isChosen) {}

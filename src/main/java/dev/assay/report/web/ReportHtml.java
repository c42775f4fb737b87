package dev.assay.report.web;

import dev.assay.report.RunReport;
import io.quarkus.qute.Engine;

/** A report as one file that needs nothing else: it opens from disk and asks nobody for anything. */
public final class ReportHtml {

    private static final String TEMPLATE = "Report/file";

    private final Engine engine;
    private final InlineAssets assets;
    private final String service;

    /** @param service where the service answers, such as {@code http://localhost:8080}: commands in the file name it */
    public ReportHtml(Engine engine, InlineAssets assets, String service) {
        this.engine = engine;
        this.assets = assets;
        this.service = service;
    }

    /** The whole file. */
    public String of(RunReport report) {
        return engine.getTemplate(TEMPLATE)
                .data("report", ReportView.of(report, service))
                .data("assets", assets)
                .render();
    }

    /** What the file allows itself, for the header of a response that carries it; no page may frame it. */
    public String contentSecurityPolicy() {
        return assets.policy() + "; frame-ancestors 'none'";
    }
}

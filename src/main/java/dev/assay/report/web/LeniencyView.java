package dev.assay.report.web;

import dev.assay.report.FigureText;
import dev.assay.report.Leniency;

/**
 * Which way a judge errs, as a bar around a middle.
 *
 * @param lenientX where the lenient side starts, in [0,50]
 * @param lenientWidth how wide it is, in [0,50]
 * @param stricterWidth how wide the other side is, from 50
 * @param words the same as a sentence
 */
public record LeniencyView(
        String stricter, String moreLenient, String lenientX, String lenientWidth, String stricterWidth, String words) {

    static LeniencyView of(Leniency leniency) {
        double all = Math.max(1, leniency.all());
        double lenient = 50 * leniency.moreLenient() / all;
        return new LeniencyView(
                FigureText.count(leniency.stricter()),
                FigureText.count(leniency.moreLenient()),
                FigureText.number(50 - lenient),
                FigureText.number(lenient),
                FigureText.number(50 * leniency.stricter() / all),
                words(leniency));
    }

    private static String words(Leniency leniency) {
        if (leniency.all() == 0) {
            return "no disagreement";
        }
        String words = FigureText.count(leniency.moreLenient()) + " more lenient, "
                + FigureText.count(leniency.stricter()) + " stricter";
        return leniency.sideways() > 0 ? words + ", " + FigureText.count(leniency.sideways()) + " neither" : words;
    }
}

package dev.assay.judge;

/** A verdict at its place in a run. */
public record Judgement(Slot slot, Verdict verdict) {}

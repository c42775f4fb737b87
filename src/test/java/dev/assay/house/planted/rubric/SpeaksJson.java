package dev.assay.house.planted.rubric;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Breaks {@code frameworks_enter_by_the_doors_only}: Jackson in a pure room. */
record SpeaksJson(ObjectMapper mapper) {}

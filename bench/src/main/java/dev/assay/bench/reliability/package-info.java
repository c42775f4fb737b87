/** What the packaged service does under load, faults, limits and kills, as rows of a table. */
package dev.assay.bench.reliability;

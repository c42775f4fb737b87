/** Opens probe runs and serves what they found out. */
@NullMarked
package dev.assay.probe.web;

import org.jspecify.annotations.NullMarked;

/** Where judges and humans differ, and which way. */
@NullMarked
package dev.assay.disagreement;

import org.jspecify.annotations.NullMarked;

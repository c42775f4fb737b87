/** Agreement over HTTP. */
@NullMarked
package dev.assay.agreement.web;

import org.jspecify.annotations.NullMarked;

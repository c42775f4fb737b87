/** What a judge is asked, what it may answer, and the judges that need no provider. Gold labels cannot be reached from here. */
@NullMarked
package dev.assay.judge;

import org.jspecify.annotations.NullMarked;

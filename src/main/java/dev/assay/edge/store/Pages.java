package dev.assay.edge.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * All rows of a query in its order, a page at a time: each page begins after the last row of the one before, in a
 * transaction of its own, so that nothing stays open while somebody works on the rows. A row that comes in meanwhile is
 * there if its place is still ahead.
 *
 * @param <T> a row
 */
public final class Pages<T> implements Iterable<List<T>> {

    /** Rows a page, unless said otherwise. */
    public static final int SIZE = 1000;

    private final Source<T> source;
    private final int size;

    /**
     * @param size rows a page, at least 1
     */
    public Pages(int size, Source<T> source) {
        if (size < 1) {
            throw new IllegalArgumentException("a page has at least 1 row, was " + size);
        }
        this.size = size;
        this.source = source;
    }

    public Pages(Source<T> source) {
        this(SIZE, source);
    }

    /** Reads one page. */
    @FunctionalInterface
    public interface Source<T> {

        /**
         * The rows after a row, in order.
         *
         * @param last absent for the first page
         * @return fewer than the limit only where no more follow
         */
        List<T> after(Optional<T> last, int limit);
    }

    /** The rows one by one. */
    public Iterable<T> rows() {
        return () -> new Rows<>(iterator());
    }

    @Override
    public Iterator<List<T>> iterator() {
        return new Reading();
    }

    private final class Reading implements Iterator<List<T>> {

        private Optional<T> last = Optional.empty();
        private Optional<List<T>> ahead = Optional.empty();
        private boolean isOver;

        @Override
        public boolean hasNext() {
            if (ahead.isEmpty() && !isOver) {
                List<T> page = source.after(last, size);
                isOver = page.size() < size;
                ahead = page.isEmpty() ? Optional.empty() : Optional.of(page);
            }
            return ahead.isPresent();
        }

        @Override
        public List<T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<T> page = ahead.orElseThrow();
            ahead = Optional.empty();
            last = Optional.of(page.get(page.size() - 1));
            return page;
        }
    }

    private static final class Rows<T> implements Iterator<T> {

        private final Iterator<List<T>> pages;
        private Iterator<T> page = List.<T>of().iterator();

        Rows(Iterator<List<T>> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && pages.hasNext()) {
                page = pages.next().iterator();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.next();
        }
    }
}

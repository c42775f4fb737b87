package dev.assay.edge.files;

import java.util.Optional;

/** Takes a value as the type that a key wants, and reports it where it is another. */
final class Values {

    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    /** Numbers, true and false come with the advice to quote them. */
    Optional<FileNode.Text> text(FileNode value) {
        if (value instanceof FileNode.Numeral numeral) {
            return quoteIt(numeral, numeral.written());
        }
        if (value instanceof FileNode.Truth truth) {
            return quoteIt(truth, truth.written());
        }
        return as(FileNode.Text.class, value, "text");
    }

    private Optional<FileNode.Text> quoteIt(FileNode value, String written) {
        String detail = "text is expected here, and this is " + value.kind();
        problems.add(value.place(), FileRule.WRONG_TYPE, detail, "quote it: \"" + written + "\"");
        return Optional.empty();
    }

    Optional<FileNode.Numeral> numeral(FileNode value) {
        return as(FileNode.Numeral.class, value, "a number");
    }

    Optional<FileNode.Truth> truth(FileNode value) {
        return as(FileNode.Truth.class, value, "true or false");
    }

    Optional<FileNode.Listing> listing(FileNode value) {
        return as(FileNode.Listing.class, value, "a list");
    }

    Optional<FileMap> map(FileNode value) {
        return as(FileNode.Mapping.class, value, "a mapping").map(mapping -> new FileMap(mapping, problems));
    }

    private <N extends FileNode> Optional<N> as(Class<N> type, FileNode value, String expected) {
        if (!type.isInstance(value) && !(value instanceof FileNode.Refused)) {
            String detail = expected + " is expected here, and this is " + value.kind();
            problems.add(value.place(), FileRule.WRONG_TYPE, detail);
        }
        return Optional.of(value).filter(type::isInstance).map(type::cast);
    }
}

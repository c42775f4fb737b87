package dev.assay.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages that users read, and the fenced blocks in them. */
public final class Pages {

    private Pages() {}

    /**
     * A fenced block.
     *
     * @param language the word behind the fence
     * @param line of its first line in the page, from 1
     */
    public record Block(Path page, String language, int line, String text) {

        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    /** Every page of the documentation. */
    public static List<Path> all() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** The blocks of a page in one language, in their order. */
    public static List<Block> blocks(Path page, String language) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("```" + language)) {
                int begin = i + 1;
                int end = begin;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                blocks.add(new Block(page, language, begin + 1, String.join("\n", lines.subList(begin, end)) + "\n"));
                i = end;
            }
        }
        return blocks;
    }

    /** The commands of a page, {@code ./assay} and its arguments, as a shell would split them at spaces. */
    public static List<List<String>> commands(Path page) throws IOException {
        List<List<String>> commands = new ArrayList<>();
        for (Block block : blocks(page, "sh")) {
            for (String line : block.text().lines().toList()) {
                if (line.startsWith("./assay ")) {
                    commands.add(List.of(line.substring("./assay ".length())
                            .replaceFirst("\\s+#.*$", "")
                            .trim()
                            .split("\\s+")));
                }
            }
        }
        return commands;
    }
}

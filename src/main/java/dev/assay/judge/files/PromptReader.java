package dev.assay.judge.files;

import dev.assay.judge.InvalidPrompt;
import dev.assay.judge.PromptProblem;
import dev.assay.judge.PromptTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads prompt files: front matter, then the sections {@code ## system} and {@code ## user}. */
public final class PromptReader {

    static final int MAX_BYTES = 1 << 20;

    private static final String BUILT_IN = "/prompts/default.md";
    private static final String SUFFIX = ".md";

    /** The prompt of rubrics that name none. */
    public PromptTemplate builtIn() {
        try (InputStream resource = PromptReader.class.getResourceAsStream(BUILT_IN)) {
            if (resource == null) {
                throw new IllegalStateException("the built-in prompt is missing from the jar: " + BUILT_IN);
            }
            return read(BUILT_IN.substring(1), resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a prompt file.
     *
     * @throws InvalidPrompt with every problem of the file
     * @throws IOException when the file cannot be read
     */
    public PromptTemplate read(Path file) throws IOException {
        return read(file.toString(), Files.readAllBytes(file));
    }

    /**
     * Reads the content of a prompt file.
     *
     * @param file named in problems; the part before {@code .md}, where it ends so, must be the prompt's id
     * @throws InvalidPrompt with every problem of the content
     */
    public PromptTemplate read(String file, byte[] content) {
        List<PromptProblem> problems = new ArrayList<>();
        PromptFile prompt = PromptFile.split(text(file, content), problems::add);
        FrontMatter front = FrontMatter.parse(prompt.front(), problems::add);
        if (file.endsWith(SUFFIX)) {
            front.checkNamed(stem(file), problems::add);
        }
        PromptTemplate template = PromptTemplate.parse(
                front.id(), front.version(), front.title(), prompt.system(), prompt.user(), problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidPrompt(file, problems);
        }
        return template;
    }

    private static String stem(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** The content as text with plain line feeds, so that a checkout on another system has the same fingerprint. */
    private static String text(String file, byte[] content) {
        if (content.length > MAX_BYTES) {
            throw unreadable(
                    file, "too-large", content.length + " bytes are more than " + MAX_BYTES, "shorten the prompt");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw unreadable(file, "bad-text", "the file holds a NUL character", "remove it");
            }
            return text.replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw unreadable(file, "bad-text", "the file is not valid UTF-8", "save it as UTF-8");
        }
    }

    private static InvalidPrompt unreadable(String file, String rule, String detail, String hint) {
        return new InvalidPrompt(file, List.of(new PromptProblem(1, 1, rule, detail, hint)));
    }
}

package dev.assay.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.edge.files.FileText;
import dev.assay.gate.files.GatePolicyReader;
import dev.assay.judge.files.JudgeReader;
import dev.assay.probe.files.ProbeReader;
import dev.assay.rubric.files.RubricReader;
import dev.assay.wiring.cli.AssayCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in a page is what the product takes: files are read, commands are parsed, links lead somewhere. */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

    static List<Pages.Block> yamlBlocks() throws IOException {
        List<Pages.Block> blocks = new ArrayList<>();
        for (Path page : Pages.all()) {
            blocks.addAll(Pages.blocks(page, "yaml"));
        }
        return blocks;
    }

    static List<Path> pages() throws IOException {
        return Pages.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("yamlBlocks")
    void every_yaml_block_is_a_complete_file(Pages.Block block) {
        FileText file = new FileText(block.toString(), block.text());

        if (block.text().contains("\njobs:")) {
            // A workflow is no file of ours; GateRecipeTest runs its steps.
            assertThat(block.text()).contains("run: |");
        } else if (block.text().contains("\nchecks:")) {
            GatePolicyReader.read(file);
        } else if (block.text().contains("\ncriteria:\n")) {
            assertThat(RubricReader.read(file).criteria()).isNotEmpty();
        } else if (block.text().contains("\ntexts:") || block.text().contains("\nchange:")) {
            assertThat(ProbeReader.read(file).id()).isNotEmpty();
        } else {
            assertThat(JudgeReader.read(file).id()).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void every_command_is_one_that_the_command_line_takes(Path page) throws IOException {
        for (List<String> command : Pages.commands(page)) {
            AssayCommand.commandLine().parseArgs(command.toArray(String[]::new));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void every_link_to_a_page_of_ours_leads_to_one(Path page) throws IOException {
        Matcher links = LINK.matcher(Files.readString(page));
        while (links.find()) {
            if (!links.group(1).contains("://")) {
                assertThat(page.resolveSibling(links.group(1)).normalize())
                        .as("link of %s", page)
                        .exists();
            }
        }
    }
}

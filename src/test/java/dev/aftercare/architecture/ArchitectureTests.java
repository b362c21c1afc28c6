package dev.aftercare.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the walk from a Markdown file to a PDF page straight, and shows that each rule notices a planted mistake. */
class ArchitectureTests {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.aftercare");

    static Stream<Arguments> rules() {
        return ArchitectureRules.all().entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void codeKeepsTheRule(String name, ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }

    static Stream<Arguments> plantedMistakes() {
        return Stream.of(
                Arguments.of("packagesPointOneWay", "dev.aftercare.trend.PlantedReader"),
                Arguments.of("featuresAreFreeOfCycles", "dev.aftercare.trend.PlantedReader"),
                Arguments.of("onlyStepsAndRunKnowSpringBatch", "dev.aftercare.trend.PlantedMistakes"),
                Arguments.of("onlyJdbcClassesTalkToTheDatabase", "dev.aftercare.trend.PlantedMistakes"),
                Arguments.of("commonmarkHasOneHome", "dev.aftercare.trend.PlantedMistakes"),
                Arguments.of("statisticsKnowNumbersOnly", "dev.aftercare.statistics.PlantedMistakes"),
                Arguments.of("chanceHasASeed", "dev.aftercare.statistics.PlantedMistakes"),
                Arguments.of("onlySomeReckon", "dev.aftercare.reminder.PlantedReckoning"),
                Arguments.of("timeComesFromTheClock", "dev.aftercare.trend.PlantedMistakes"),
                Arguments.of("wiringIsPackagePrivate", "dev.aftercare.trend.JdbcPlantedMistake"),
                Arguments.of("connectionsOfOthersHaveOneHome", "dev.aftercare.trend.JdbcPlantedMistake"),
                Arguments.of("rowsAreNotStreamed", "dev.aftercare.trend.JdbcPlantedMistake"),
                Arguments.of("chunksNameTheirTransactionManager", "dev.aftercare.trend.PlantedStepConfiguration"),
                Arguments.of("taskletsNameTheirTransactionManager", "dev.aftercare.trend.PlantedStepConfiguration"),
                Arguments.of("standardStreams", "dev.aftercare.trend.PlantedMistakes"),
                Arguments.of("namesSayWhatAThingIs", "dev.aftercare.trend.PlantedManager"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plantedMistakes")
    void ruleNoticesThePlantedMistake(String name, String planted) throws ClassNotFoundException {
        JavaClasses withMistake = new ClassFileImporter()
                .importClasses(
                        Class.forName(planted),
                        Class.forName("dev.aftercare.digest.DigestSettings"),
                        Class.forName("dev.aftercare.digest.PlantedLoop"));

        assertThat(ArchitectureRules.all().get(name).evaluate(withMistake).hasViolation())
                .as("the rule %s must notice %s", name, planted)
                .isTrue();
    }

    @Test
    void everyPackageSaysWhatItIsForAndThatItIsNullMarked() {
        assertThat(packagesWithClasses(CODE.getPackage("dev.aftercare")))
                .allSatisfy(candidate -> assertThat(candidate.tryGetAnnotationOfType(NullMarked.class))
                        .as("%s needs a package-info.java with @NullMarked", candidate.getName())
                        .isPresent());
    }

    private static Stream<JavaPackage> packagesWithClasses(JavaPackage root) {
        return Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream())
                .filter(candidate -> candidate.getClasses().stream()
                        .anyMatch(type -> !type.getSimpleName().equals("package-info")));
    }
}

package rendezvous;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the house, all downwards (README, "The house"). */
@AnalyzeClasses(packages = "rendezvous", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule each_package_looks_only_down = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("admin")
            .definedBy("rendezvous.admin..")
            .layer("ops")
            .definedBy("rendezvous.ops..")
            .optionalLayer("connector")
            .definedBy("rendezvous.connector..")
            .layer("page")
            .definedBy("rendezvous.page..")
            .layer("signaling")
            .definedBy("rendezvous.signaling..")
            .layer("admission")
            .definedBy("rendezvous.admission..")
            .layer("lobby")
            .definedBy("rendezvous.lobby..")
            .layer("matchmaking")
            .definedBy("rendezvous.matchmaking..")
            .layer("rooms")
            .definedBy("rendezvous.rooms..")
            .layer("ice")
            .definedBy("rendezvous.ice..")
            .layer("protocol")
            .definedBy("rendezvous.protocol..")
            .layer("cluster")
            .definedBy("rendezvous.cluster..")
            .layer("config")
            .definedBy("rendezvous.config..")
            .layer("identity")
            .definedBy("rendezvous.identity..")
            .whereLayer("connector")
            .mayOnlyBeAccessedByLayers("signaling")
            .whereLayer("admin")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("page")
            .mayOnlyBeAccessedByLayers("admin")
            .whereLayer("page")
            .mayOnlyAccessLayers("config")
            .whereLayer("ops")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("signaling")
            .mayOnlyBeAccessedByLayers("admin", "ops")
            .whereLayer("admission")
            .mayOnlyBeAccessedByLayers("admin", "ops", "signaling")
            .whereLayer("lobby")
            .mayOnlyBeAccessedByLayers("ops", "signaling")
            .whereLayer("matchmaking")
            .mayOnlyBeAccessedByLayers("lobby")
            .whereLayer("rooms")
            .mayOnlyBeAccessedByLayers("ops", "signaling", "lobby")
            .whereLayer("ice")
            .mayOnlyBeAccessedByLayers("ops", "signaling")
            .whereLayer("protocol")
            .mayOnlyBeAccessedByLayers("ops", "signaling", "ice")
            .whereLayer("cluster")
            .mayOnlyBeAccessedByLayers("admin", "ops", "signaling", "lobby")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("admin", "ops", "page", "signaling", "admission", "lobby", "ice", "cluster");

    @ArchTest
    static final ArchRule there_are_no_circles =
            slices().matching("rendezvous.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule matchmaking_and_identity_are_pure_java = noClasses()
            .that()
            .resideInAnyPackage("rendezvous.matchmaking..", "rendezvous.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.eclipse..", "org.glassfish..");

    @ArchTest
    static final ArchRule the_connector_knows_nothing_of_ours_and_can_be_taken_away = noClasses()
            .that()
            .resideInAPackage("rendezvous.connector..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("rendezvous..").and(resideOutsideOfPackage("rendezvous.connector..")));

    @ArchTest
    static final ArchRule only_the_connector_knows_the_containers_inside = noClasses()
            .that()
            .resideOutsideOfPackage("rendezvous.connector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.glassfish..", "org.apache..");

    @ArchTest
    static final ArchRule one_class_alone_knows_the_data_grid = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("rendezvous.cluster.HazelcastGrid")
            .and()
            .haveNameNotMatching("rendezvous\\.cluster\\.HazelcastGrid\\$.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.hazelcast..");

    @ArchTest
    static final ArchRule the_socket_is_known_to_its_package_alone = classes()
            .that()
            .resideOutsideOfPackages("rendezvous.signaling..", "rendezvous.connector..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("jakarta.websocket..");
}

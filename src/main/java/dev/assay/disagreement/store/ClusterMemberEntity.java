package dev.assay.disagreement.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

@Entity
@Table(name = "disagreement_cluster_member")
@IdClass(ClusterMemberEntity.Key.class)
class ClusterMemberEntity {

    @Id
    String workspace;

    @Id
    String cluster;

    @Id
    String item;

    record Key(String workspace, String cluster, String item) {}
}

package dev.assay.judge.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.nio.ByteBuffer;

@Entity
@Table(name = "text_vector")
@IdClass(TextVectorEntity.Key.class)
class TextVectorEntity {

    @Id
    String model;

    @Id
    String text;

    byte[] vector;

    record Key(String model, String text) {}

    static byte[] bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        for (float value : vector) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    float[] toDomain() {
        ByteBuffer bytes = ByteBuffer.wrap(vector);
        float[] values = new float[vector.length / Float.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getFloat();
        }
        return values;
    }
}

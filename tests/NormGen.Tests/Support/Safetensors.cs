using System.Buffers.Binary;
using System.Text.Json;

namespace NormGen.Tests.Support;

/// <summary>
/// A file in the safetensors format: eight bytes of header length, a JSON header that says of each tensor its type and its place,
/// and the tensors, little-endian. Every number is read as a double, which holds any float exactly.
/// </summary>
internal sealed class Safetensors
{
    private readonly Dictionary<string, double[]> _tensors = [];

    private Safetensors(byte[] file)
    {
        int start = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(file)) + 8;
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, start - 8));
        foreach (JsonProperty entry in header.RootElement.EnumerateObject().Where(e => e.Name != "__metadata__"))
        {
            JsonElement offsets = entry.Value.GetProperty("data_offsets");
            Range place = (start + offsets[0].GetInt32())..(start + offsets[1].GetInt32());
            _tensors.Add(entry.Name, Decode(entry.Value.GetProperty("dtype").GetString()!, file.AsSpan(place)));
        }
    }

    public static Safetensors Read(string path) => new(File.ReadAllBytes(path));

    public double[] Doubles(string name) => _tensors[name];

    public float[] Floats(string name) => Array.ConvertAll(_tensors[name], value => (float)value);

    private static double[] Decode(string type, ReadOnlySpan<byte> bytes)
    {
        int size = type switch { "F64" => 8, "F32" => 4, "F16" or "BF16" => 2, "U8" => 1, _ => throw new NotSupportedException($"The type {type}.") };
        double[] values = new double[bytes.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> one = bytes.Slice(i * size, size);
            values[i] = type switch
            {
                "F64" => BinaryPrimitives.ReadDoubleLittleEndian(one),
                "F32" => BinaryPrimitives.ReadSingleLittleEndian(one),
                "F16" => (double)BinaryPrimitives.ReadHalfLittleEndian(one),
                "U8" => one[0],
                _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(one) << 16),
            };
        }

        return values;
    }
}

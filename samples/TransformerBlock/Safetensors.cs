using System.Buffers.Binary;
using System.Text.Json;
using NormGen;

namespace TransformerBlock;

/// <summary>
/// The safetensors format: eight bytes that give the length of a JSON header, the header, the tensors' bytes one after another. Read are
/// tensors of F32 and BF16, written such of BF16.
/// </summary>
internal sealed class Safetensors
{
    private readonly string _path;
    private readonly byte[] _bytes;
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly Dictionary<string, string> _metadata = [];

    private Safetensors(string path) => (_path, _bytes) = (path, File.ReadAllBytes(path));

    /// <summary>A tensor in the file: its type as the file spells it, its shape, and where its bytes lie.</summary>
    private sealed record Entry(string Type, long[] Shape, int Start, int Length);

    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    public static Safetensors Read(string path)
    {
        if (!File.Exists(path))
            throw new UserError($"there is no file '{path}'");
        Safetensors file = new(path);
        try
        {
            file.ReadHeader();
            return file;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new UserError($"'{path}' is not a safetensors file: {e.Message}");
        }
    }

    private void ReadHeader()
    {
        if (_bytes.Length < 8 || BinaryPrimitives.ReadUInt64LittleEndian(_bytes) is var length && length > (ulong)_bytes.Length - 8)
            throw new InvalidDataException("its first eight bytes are not the length of a header");

        int data = 8 + (int)length;
        using JsonDocument json = JsonDocument.Parse(_bytes.AsMemory(8, (int)length));
        foreach (JsonProperty entry in json.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
            {
                foreach (JsonProperty item in entry.Value.EnumerateObject())
                    _metadata[item.Name] = item.Value.GetString() ?? "";
                continue;
            }

            JsonElement offsets = entry.Value.GetProperty("data_offsets");
            (int start, int end) = (offsets[0].GetInt32(), offsets[1].GetInt32());
            if (start < 0 || end < start || end > _bytes.Length - data)
                throw new InvalidDataException($"tensor '{entry.Name}' lies beyond its end; is it whole?");
            long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(axis => axis.GetInt64())];
            _entries[entry.Name] = new(entry.Value.GetProperty("dtype").GetString() ?? "", shape, data + start, end - start);
        }
    }

    /// <summary>Copies a tensor that must have this shape.</summary>
    public void CopyTo(string name, int[] shape, Span<float> values)
    {
        if (!_entries.TryGetValue(name, out Entry? entry))
            throw new UserError($"'{_path}' has no tensor '{name}' of shape {Show(shape)}");
        if (!entry.Shape.SequenceEqual(shape.Select(axis => (long)axis)))
            throw new UserError($"tensor '{name}' of '{_path}' has the shape {Show(entry.Shape)}; this sample needs {Show(shape)}");

        int size = entry.Type switch
        {
            "F32" => 4,
            "BF16" => 2,
            _ => throw new UserError($"tensor '{name}' of '{_path}' is of type {entry.Type}; this sample reads F32 and BF16"),
        };
        if (entry.Length != values.Length * size)
            throw new UserError($"tensor '{name}' of '{_path}' holds {entry.Length} bytes; its shape needs {values.Length * size}");

        ReadOnlySpan<byte> bytes = _bytes.AsSpan(entry.Start, entry.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = size == 4
                ? BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..])
                : (float)BFloat16.FromBits(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]));
        }
    }

    public static void Write(string path, Dictionary<string, string> metadata, IEnumerable<Parameter> parameters)
    {
        using MemoryStream header = new(), data = new();
        using (Utf8JsonWriter json = new(header))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach ((string name, string value) in metadata)
                json.WriteString(name, value);
            json.WriteEndObject();
            foreach (Parameter parameter in parameters)
            {
                json.WriteStartObject(parameter.Name);
                json.WriteString("dtype", "BF16");
                WriteArray(json, "shape", [.. parameter.Shape]);
                WriteArray(json, "data_offsets", data.Length, data.Length + 2 * parameter.Values.Length);
                json.WriteEndObject();
                WriteValues(data, parameter.Values);
            }

            json.WriteEndObject();
        }

        // Spaces behind the header let the data begin at a multiple of eight.
        while (header.Length % 8 != 0)
            header.WriteByte((byte)' ');
        Span<byte> prefix = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        using FileStream file = File.Create(path);
        file.Write(prefix);
        header.WriteTo(file);
        data.WriteTo(file);
    }

    private static void WriteArray(Utf8JsonWriter json, string name, params ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void WriteValues(MemoryStream data, float[] values)
    {
        Span<byte> bytes = stackalloc byte[2];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, ((BFloat16)value).ToBits());
            data.Write(bytes);
        }
    }

    private static string Show<T>(T[] shape) => $"[{string.Join(", ", shape)}]";
}

namespace QuickStart;

/// <summary>The cases for a float32 tensor of the user's own: any size, so through the methods without one.</summary>
internal static class UserFile
{
    // 64 MB of float: more of a large tensor would only cost time.
    private const long Most = 1 << 24;

    /// <summary>The cases, and in <paramref name="note"/> what they were made from.</summary>
    public static List<Case> Load(string path, string? name, out string note)
    {
        if (!File.Exists(path))
            throw new UserError($"there is no file '{path}'");

        Safetensors file = Safetensors.Open(path);
        Tensor tensor = Choose(file, path, name);
        long features = tensor.Shape is [.., long last] ? last : 1;
        if (tensor.Bytes == 0)
            throw new UserError($"{tensor} holds no elements");
        if (features > Most)
            throw new UserError($"{tensor}: the last axis holds more than {Most} features");

        int dim = (int)features;
        float[] x = file.Read<float>(tensor, Math.Max(1, Most / dim) * dim);
        float[] weight = PerFeature(file, "weight", dim, except: tensor);
        float[] bias = PerFeature(file, "bias", dim, except: tensor);
        if (weight is [])
            bias = []; // A bias alone is nobody's LayerNorm.

        int wild = CountWild(x, dim);
        note = $"{tensor} of {Path.GetFileName(path)},\n            "
            + (x.Length < tensor.Bytes / sizeof(float) ? $"its first {x.Length / dim:N0} rows, " : "")
            + (weight is [] ? "without weights (the file has no float32 'weight' that fits)"
                : bias is [] ? "with the file's 'weight'" : "with the file's 'weight' and, for AnyLayer, its 'bias'")
            + (wild == 0 ? "" : $";\n            {wild} of the rows have squares beyond a float, infinities or NaN: NormGen\n            does such a row again in double precision");

        return [Rms(x, weight, dim), Layer(x, weight, bias, dim)];
    }

    private static int CountWild(float[] x, int dim)
    {
        int rows = 0;
        for (int start = 0; start < x.Length; start += dim)
        {
            double squares = 0;
            foreach (float value in x.AsSpan(start, dim))
                squares += (double)value * value;
            rows += squares <= float.MaxValue ? 0 : 1; // NaN is not less or equal.
        }

        return rows;
    }

    private static Case Rms(float[] x, float[] weight, int dim)
    {
        Kernel norm = weight is []
            ? (x, y) => Norms.AnyRms(x, dim, y)
            : (x, y) => Norms.AnyRms(x, weight, y);
        Kernel loop = (x, y) => Plain.Rms(x, weight, y, dim);
        return new(nameof(Norms.AnyRms), "yours", x, dim, Oracle.Rms(x, weight, dim), Run(loop, x), norm, loop,
            (x, y) => Composed.Rms(x, weight, y, dim));
    }

    private static Case Layer(float[] x, float[] weight, float[] bias, int dim)
    {
        Kernel norm = weight is []
            ? (x, y) => Norms.AnyLayer(x, dim, y)
            : bias is []
            ? (x, y) => Norms.AnyLayer(x, weight, y)
            : (x, y) => Norms.AnyLayer(x, weight, bias, y);
        Kernel loop = (x, y) => Plain.Layer(x, weight, bias, y, dim);
        return new(nameof(Norms.AnyLayer), "yours", x, dim, Oracle.Layer(x, weight, bias, dim), Run(loop, x), norm, loop,
            (x, y) => Composed.Layer(x, weight, bias, y, dim));
    }

    private static float[] Run(Kernel norm, float[] x)
    {
        var y = new float[x.Length];
        norm(x, y);
        return y;
    }

    /// <summary>The named tensor, or else `x`, or else the largest of float32.</summary>
    private static Tensor Choose(Safetensors file, string path, string? name)
    {
        if (name is not null)
        {
            if (!file.Tensors.TryGetValue(name, out Tensor? named))
                throw new UserError($"'{path}' has no tensor '{name}'. {Contents(file)}");
            return named.Type is "F32" ? named
                : throw new UserError($"{named} is not float32 (F32), the one type this sample reads. {Contents(file)}");
        }

        return file.Tensors.GetValueOrDefault("x") is { Type: "F32" } x ? x
            : file.Tensors.Values.Where(tensor => tensor.Type is "F32").MaxBy(tensor => tensor.Bytes)
            ?? throw new UserError($"'{path}' has no float32 (F32) tensor. {Contents(file)}");
    }

    private static float[] PerFeature(Safetensors file, string name, int dim, Tensor except) =>
        file.Tensors.TryGetValue(name, out Tensor? tensor) && tensor is { Type: "F32", Shape: [long length] } && length == dim && tensor != except
            ? file.Read<float>(tensor) : [];

    private static string Contents(Safetensors file)
    {
        const int shown = 30;
        IEnumerable<string> lines = file.Tensors.Values.OrderBy(tensor => tensor.Name, StringComparer.Ordinal).Take(shown).Select(tensor => $"\n  {tensor}");
        int more = file.Tensors.Count - shown;
        return file.Tensors.Count == 0 ? "The file holds no tensors at all." : "The file holds" + string.Concat(lines) + (more > 0 ? $"\n  and {more} more" : "");
    }
}

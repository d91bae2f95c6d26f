using BenchmarkDotNet.Attributes;

namespace NormGen.Benchmarks;

/// <summary>What the benchmarks of both kinds have in common: the shapes, and the copy as the baseline.</summary>
public abstract class Suite
{
    private protected Rows Rows = null!;

    /// <summary>The features of a row.</summary>
    [Params(64, 128, 768, 4096)]
    public int Dim { get; set; }

    /// <summary>Makes the rows of the quick table's in-cache shapes.</summary>
    [GlobalSetup]
    public void SetUp() => Rows = new(Dim == 768 ? 512 : Dim == 4096 ? 128 : (1 << 18) / Dim, Dim);

    /// <summary>The same bytes, copied.</summary>
    [Benchmark(Baseline = true)]
    public void Copy() => Rows.X.CopyTo(Rows.Y);
}

/// <summary>RMSNorm with a weight.</summary>
public class Rms : Suite
{
    /// <summary>The kernel of one size.</summary>
    [Benchmark]
    public void Specialised()
    {
        switch (Dim)
        {
            case 64: Kernels.Rms64(Rows.X, Rows.Weight, Rows.Y); break;
            case 128: Kernels.Rms128(Rows.X, Rows.Weight, Rows.Y); break;
            case 768: Kernels.Rms768(Rows.X, Rows.Weight, Rows.Y); break;
            case 4096: Kernels.Rms4096(Rows.X, Rows.Weight, Rows.Y); break;
        }
    }

    /// <summary>The kernel that learns the size at run time.</summary>
    [Benchmark]
    public void Runtime() => NormPrimitives.RmsNorm(Rows.X, Rows.Weight, Rows.Y);

    /// <summary>TensorPrimitives composed.</summary>
    [Benchmark]
    public void TensorPrimitives() => Composed.Rms(Rows.X, Rows.Weight, Rows.Y);
}

/// <summary>LayerNorm with weight and bias.</summary>
public class Layer : Suite
{
    /// <summary>The kernel of one size.</summary>
    [Benchmark]
    public void Specialised()
    {
        switch (Dim)
        {
            case 64: Kernels.Layer64(Rows.X, Rows.Weight, Rows.Bias, Rows.Y); break;
            case 128: Kernels.Layer128(Rows.X, Rows.Weight, Rows.Bias, Rows.Y); break;
            case 768: Kernels.Layer768(Rows.X, Rows.Weight, Rows.Bias, Rows.Y); break;
            case 4096: Kernels.Layer4096(Rows.X, Rows.Weight, Rows.Bias, Rows.Y); break;
        }
    }

    /// <summary>The kernel that learns the size at run time.</summary>
    [Benchmark]
    public void Runtime() => NormPrimitives.LayerNorm(Rows.X, Rows.Weight, Rows.Bias, Rows.Y);

    /// <summary>TensorPrimitives composed.</summary>
    [Benchmark]
    public void TensorPrimitives() => Composed.Layer(Rows.X, Rows.Weight, Rows.Bias, Rows.Y);
}

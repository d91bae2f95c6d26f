namespace NormGen.Generator.Tests.Execution;

/// <summary>The most unhelpful user: his own types have the names of all that generated code uses.</summary>
internal static class HostileSource
{
    private static readonly string[] TypeNames =
    [
        "Vector64", "Vector128", "Vector256", "Vector512", "Vector", "Half", "Unsafe", "Math", "Span", "ReadOnlySpan", "MemoryMarshal", "MemoryExtensions",
        "BitOperations", "MethodImpl", "MethodImplAttribute", "MethodImplOptions", "Single", "Double", "Int32", "UIntPtr", "Attribute", "Exception", "NotSupportedException",
        "GeneratedCode", "GeneratedCodeAttribute", "Lanes", "Tail", "Shapes", "SetRuns", "SetKernels", "Columns", "Channels", "FloatRange", "FeatureKernels", "RowBlock", "RowSums", "RowScalars", "VirtualLanes",
        "BFloat16", "Workspace", "Storage", "RowRuns", "NoWeight", "NoBias", "SharedWeight", "ZeroCenteredWeight", "Sublayer", "ISublayer", "TSublayer", "Placement", "Architecture", "EpsilonMode", "DeepNorm", "Boolean",
        "Norm", "NormAttribute", "Kind", "Axis", "Role", "Runtime", "Generated", "NormGenerator", "NormPrimitives", "RmsEntry", "RmsOf24", "LayerEntry", "LayerOf70", "BatchEntry", "BatchKernel", "GroupKernel",
    ];

    /// <summary>Names that only a type inside a namespace can have: outside, they are namespaces.</summary>
    private static readonly string[] InnerNames = ["System", "NormGen", "Hostile"];

    /// <summary>Types of these names in the user's namespace.</summary>
    public static string InNamespace => $"namespace Hostile;\n{Types([.. TypeNames, .. InnerNames])}";

    /// <summary>Types of these names in the global namespace, as far as the language lets them be there.</summary>
    public static string InGlobalNamespace => Types(TypeNames);

    /// <summary>The same names as aliases for the whole project.</summary>
    public static string AsAliases => string.Concat(TypeNames.Select(name => $"global using {name} = global::System.Text.StringBuilder;\n"));

    private static string Types(IEnumerable<string> names) => string.Concat(names.Select(name => $"internal static class {name};\n"));

    /// <summary>Methods of every form, inside a class that again has members of these names.</summary>
    public static string Kernels =>
        $$"""
        namespace Hostile;

        internal static partial class Kernels
        {
            {{Types(["Vector128", "Vector256", "Vector512", "Span", "Unsafe", "System", "NormGen", "RmsEntry", "Half", "BFloat16", "Workspace", "Sublayer"])}}
            public static int MemoryMarshal => 0;
            public static int Lanes() => 1;

            [global::NormGen.Norm(global::NormGen.Kind.RMS, global::NormGen.Axis.Feature, 24)]
            public static partial void Rms(global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<float> weight, global::System.Span<float> y);

            [global::NormGen.Norm(global::NormGen.Kind.Layer, global::NormGen.Axis.Feature, 70)]
            public static partial void Layer(global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<float> weight, global::System.ReadOnlySpan<float> bias, global::System.Span<float> y);

            [global::NormGen.Norm(global::NormGen.Kind.RMS, global::NormGen.Axis.Feature, 24)]
            public static partial void InPlace(global::System.Span<float> x);

            [global::NormGen.Norm(global::NormGen.Kind.Layer, global::NormGen.Axis.Feature, 8, 70, 600)]
            public static partial void Several(global::System.ReadOnlySpan<float> x, global::System.Span<float> y, global::System.Span<float> mean, global::System.Span<float> invStd, int dim);

            [global::NormGen.Norm(global::NormGen.Kind.RMS, global::NormGen.Axis.Feature, ZeroCentered = true)]
            public static partial void AnySize(global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<float> weight, global::System.ReadOnlySpan<float> bias, global::System.Span<float> y, float epsilon);

            [global::NormGen.Norm(global::NormGen.Kind.RMS, global::NormGen.Axis.Feature, 9)]
            public static partial void MethodImpl(global::System.ReadOnlySpan<float> x, [global::NormGen.Role(global::NormGen.Role.Weight)] global::System.ReadOnlySpan<float> Span, [global::NormGen.Role(global::NormGen.Role.Y)] global::System.Span<float> System);

            [global::NormGen.Norm(global::NormGen.Kind.RMS, global::NormGen.Axis.Feature, 24, Placement = global::NormGen.Placement.Pre)]
            public static partial void Pre(global::System.ReadOnlySpan<global::System.Half> x, global::System.Span<global::System.Half> residual, global::System.ReadOnlySpan<float> weight, global::System.Span<float> y);

            [global::NormGen.Norm(global::NormGen.Kind.Layer, global::NormGen.Axis.Feature, 24, 40, Groups = 2, Placement = global::NormGen.Placement.Sandwich)]
            public static partial void Sandwich(
                global::System.ReadOnlySpan<global::NormGen.BFloat16> x, global::System.Span<global::NormGen.BFloat16> residual, global::System.ReadOnlySpan<global::NormGen.BFloat16> weight, global::System.ReadOnlySpan<float> nextWeight,
                global::System.Span<float> y, global::System.ReadOnlySpan<bool> mask, global::System.Span<float> invStd, float branchScale);

            [global::NormGen.Norm(global::NormGen.Kind.Layer, global::NormGen.Axis.Feature, 24, Placement = global::NormGen.Placement.Deep, Architecture = global::NormGen.Architecture.DecoderOnly, Layers = 8)]
            public static partial void Deep(
                global::System.ReadOnlySpan<double> x, global::System.ReadOnlySpan<double> residual, global::System.ReadOnlySpan<float> weight, global::System.Span<double> sum, global::System.Span<double> y,
                global::System.ReadOnlySpan<int> lengths, int xStride, int yStride);

            [global::NormGen.Norm(global::NormGen.Kind.RMS, global::NormGen.Axis.Feature, 24, Placement = global::NormGen.Placement.Pre)]
            public static partial void Block<Workspace>(global::System.Span<float> x, global::System.ReadOnlySpan<float> weight, Workspace sublayer) where Workspace : struct, global::NormGen.ISublayer<float>;

            [global::NormGen.Norm(global::NormGen.Kind.L2, global::NormGen.Axis.Feature, 24)]
            public static partial void Scale(global::System.ReadOnlySpan<float> x, [global::NormGen.Role(global::NormGen.Role.Weight)] float BFloat16, global::System.Span<float> y);

            [global::NormGen.Norm(global::NormGen.Kind.Batch, global::NormGen.Axis.Feature, 24)]
            public static partial void Batch(
                global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<float> weight, global::System.ReadOnlySpan<float> bias, [global::NormGen.Role(global::NormGen.Role.RunningMean)] global::System.Span<float> SetRuns,
                global::System.Span<float> runningVar, [global::NormGen.Role(global::NormGen.Role.Batches)] ref long RowRuns, global::System.ReadOnlySpan<bool> mask, global::System.Span<float> y);

            [global::NormGen.Norm(global::NormGen.Kind.Group, global::NormGen.Axis.Channel, 24, Groups = 4)]
            public static partial void Group(
                global::System.ReadOnlySpan<float> x, global::System.ReadOnlySpan<float> weight, global::System.ReadOnlySpan<float> bias, global::System.Span<float> y, [global::NormGen.Role(global::NormGen.Role.Spatial)] int Math);

            [global::NormGen.Norm(global::NormGen.Kind.Batch, global::NormGen.Axis.Channel, 24, Spatial = 3)]
            public static partial void Images(global::System.Span<float> x, global::System.ReadOnlySpan<float> weight, global::System.ReadOnlySpan<float> bias);

            [global::NormGen.Norm(global::NormGen.Kind.RMS, global::NormGen.Axis.Channel, 24, Spatial = 3)]
            public static partial void Positions(global::System.ReadOnlySpan<float> x, global::System.Span<float> y, global::System.Span<float> invStd);
        }

        internal struct Doubling : global::NormGen.ISublayer<float>
        {
            public void Invoke(global::System.ReadOnlySpan<float> input, global::System.Span<float> output)
            {
                for (int i = 0; i < input.Length; i++)
                    output[i] = 2 * input[i];
            }
        }

        public static class Probe
        {
            public static void Pre(float[] x, float[] weight, float[] bias, float[] y) =>
                Kernels.Pre(Narrow(x, v => (global::System.Half)v), Narrow(x, v => (global::System.Half)v), weight, y);

            public static void Sandwich(float[] x, float[] weight, float[] bias, float[] y)
            {
                int rows = x.Length / weight.Length;
                Kernels.Sandwich(
                    Narrow(x, v => (global::NormGen.BFloat16)v), Narrow(x, v => (global::NormGen.BFloat16)v), Narrow(weight, v => (global::NormGen.BFloat16)v), weight,
                    y, Narrow(new float[rows], v => true), new float[2 * rows], 0.5f);
            }

            public static void Deep(float[] x, float[] weight, float[] bias, float[] y)
            {
                double[] wide = new double[y.Length];
                Kernels.Deep(Narrow(x, v => (double)v), Narrow(x, v => (double)v), weight, new double[x.Length], wide, [x.Length / 24], 24, 24);
                Narrow(wide, v => (float)v).CopyTo(y, 0);
            }

            public static void Block(float[] x, float[] weight, float[] bias, float[] y) => Kernels.Block(x, weight, new Doubling());

            public static void Scale(float[] x, float[] weight, float[] bias, float[] y) => Kernels.Scale(x, 3, y);

            public static void Batch(float[] x, float[] weight, float[] bias, float[] y)
            {
                long batches = long.MaxValue - 1;
                Kernels.Batch(x, weight, bias, new float[24], new float[24], ref batches, Narrow(new float[x.Length / 24], v => true), y);
            }

            public static void Group(float[] x, float[] weight, float[] bias, float[] y) => Kernels.Group(x, weight, bias, y, 3);

            public static void Images(float[] x, float[] weight, float[] bias, float[] y) => Kernels.Images(x, weight, bias);

            public static void Positions(float[] x, float[] weight, float[] bias, float[] y) => Kernels.Positions(x, y, new float[x.Length / 24]);

            private static TTo[] Narrow<TFrom, TTo>(TFrom[] values, global::System.Converter<TFrom, TTo> narrow) => global::System.Array.ConvertAll(values, narrow);

            public static void Rms(float[] x, float[] weight, float[] bias, float[] y) => Kernels.Rms(x, weight, y);

            public static void Layer(float[] x, float[] weight, float[] bias, float[] y) => Kernels.Layer(x, weight, bias, y);

            public static void InPlace(float[] x, float[] weight, float[] bias, float[] y) => Kernels.InPlace(x);

            public static void Several(float[] x, float[] weight, float[] bias, float[] y) => Kernels.Several(x, y, new float[x.Length / weight.Length], new float[x.Length / weight.Length], weight.Length);

            public static void AnySize(float[] x, float[] weight, float[] bias, float[] y) => Kernels.AnySize(x, weight, bias, y, 0.5f);

            public static void MethodImpl(float[] x, float[] weight, float[] bias, float[] y) => Kernels.MethodImpl(x, weight, y);
        }
        """;
}

using System.Numerics;
using System.Runtime.CompilerServices;
using NormGen.Runtime;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>
/// What a form must answer, bit for bit, by steps that are not fused: residual sums one element at a time, norms of widened rows one by
/// one by the library's kernels for floats or doubles, and roundings to what each tensor is stored as.
/// </summary>
internal sealed class Unfused
{
    private readonly Dictionary<Role, Array> _answers = [];

    /// <summary>What each norm was given, by the role of its weight: rows × D numbers of the type that is computed in.</summary>
    public Dictionary<Role, Array> Normalized { get; } = [];

    /// <summary>What each norm gave, before it was rounded or padded.</summary>
    public Dictionary<Role, Array> Norms { get; } = [];

    /// <summary>The output (which is Y also of a form that works in place), the residual, the sum and all statistics of the form.</summary>
    public Array this[Role role] => _answers[role == Role.X ? Role.Y : role];

    public static Unfused Of(StepForm form, StepInput input, StepArguments arguments)
    {
        Unfused unfused = new();
        if (form.Compute == ElementType.Double)
            new Steps<double>(form, input, arguments.For(form), unfused).Run();
        else
            new Steps<float>(form, input, arguments.For(form), unfused).Run();
        return unfused;
    }

    private sealed class Steps<T>(StepForm form, StepInput input, StepArguments arguments, Unfused unfused)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly int _dim = input.Dim;
        private readonly int _rows = input.Rows;

        public void Run()
        {
            T[] x = Widen(Role.X, form.X), y;
            T[] residual = form.IsBlock || form.Placement == Placement.None ? x : Widen(Role.Residual, form.X), sum = x;
            switch (form.Placement, form.IsBlock)
            {
                case (Placement.None, _):
                    y = Norm(x, isNext: false);
                    break;
                case (Placement.Pre, true):
                    y = Sum(residual, Branch(Stored(Norm(x, isNext: false))));
                    break;
                case (Placement.Sandwich, true):
                    y = Sum(residual, Stored(Norm(Branch(Stored(Norm(x, isNext: true))), isNext: false)));
                    break;
                case (_, true):
                    sum = Sum(residual, Branch(x));
                    y = Norm(sum, isNext: false);
                    break;
                case (Placement.Sandwich, false):
                    sum = Sum(residual, Stored(Norm(x, isNext: false)));
                    y = Norm(sum, isNext: true);
                    break;
                default:
                    sum = Sum(residual, x);
                    y = Norm(sum, isNext: false);
                    break;
            }

            // Padding is zero in all that is written, but for the residual stream, which is as it was.
            unfused._answers[Role.Y] = Rounded(form.Y, Padded(y, new T[y.Length], _dim));
            unfused._answers[Role.Sum] = Rounded(form.X, Padded(sum, new T[sum.Length], _dim));
            unfused._answers[Role.Residual] = Rounded(form.X, Padded(sum, residual, _dim));
        }

        /// <summary>s = a·r + b·f as a float has it, then as its type has it.</summary>
        private T[] Sum(T[] residual, T[] branch)
        {
            T a = T.CreateChecked(arguments.ResidualScale), b = T.CreateChecked(arguments.BranchScale);
            T[] sum = new T[residual.Length];
            for (int i = 0; i < sum.Length; i++)
                sum[i] = T.MultiplyAddEstimate(residual[i], a, branch[i] * b);
            return Stored(sum);
        }

        // Rounded once, as the sub-layer does it.
        private T[] Branch(T[] values) => Widen(Elements.Round(form.X, Array.ConvertAll(Elements.Widen(values), Kernels.Branch.Of)));

        private T[] Norm(T[] x, bool isNext)
        {
            Role weight = isNext ? Role.NextWeight : Role.Weight;
            T[] gamma = Parameter(weight, T.One), beta = Parameter(isNext ? Role.NextBias : Role.Bias, T.NegativeZero);
            if (form.SharedWeight)
                Array.Fill(gamma, T.CreateChecked(StepOutcome.SharedWeight(form, input)));
            bool isZeroCentred = form.ZeroCentered && form.Has(weight);

            int group = _dim / form.Groups;
            T[] y = new T[x.Length], mean = new T[_rows * form.Groups], invStd = new T[_rows * form.Groups];
            for (int i = 0; i < mean.Length; i++)
            {
                int start = i * group, feature = i % form.Groups * group;
                Memory memory = new(ref x[start], ref beta[feature], ref y[start], ref mean[i], ref invStd[i], (nuint)group);
                if (typeof(T) == typeof(double))
                    InDouble(memory, ref Unsafe.As<T, double>(ref gamma[feature]), isZeroCentred);
                else
                    InSingle(memory, ref Unsafe.As<T, float>(ref gamma[feature]), isZeroCentred);
            }

            unfused.Normalized[weight] = x;
            unfused.Norms[weight] = y;
            unfused._answers[isNext ? Role.NextMean : Role.Mean] = Padded(mean, new T[mean.Length], form.Groups);
            unfused._answers[isNext ? Role.NextInvStd : Role.InvStd] = Padded(invStd, new T[mean.Length], form.Groups);
            return y;
        }

        private void InSingle(Memory row, ref float weight, bool isZeroCentred)
        {
            if (isZeroCentred)
                InSingle(row, ref Unsafe.As<float, ZeroCenteredWeight<float>>(ref weight));
            else
                InSingle(row, ref weight);
        }

        private void InSingle<TWeight>(Memory row, ref TWeight weight)
            where TWeight : unmanaged
        {
            (float inside, float beside) = Epsilons<float>();
            switch (form.Kind)
            {
                case Kind.Layer:
                    FeatureKernels.Layer(ref S(ref row.X), ref weight, ref S(ref row.Bias), ref S(ref row.Y), ref S(ref row.Mean), ref S(ref row.InvStd), 1, row.Dim, inside, beside, row.Dim, row.Dim, 1);
                    break;
                case Kind.RMS:
                    FeatureKernels.RMS(ref S(ref row.X), ref weight, ref S(ref row.Bias), ref S(ref row.Y), ref S(ref row.InvStd), 1, row.Dim, inside, beside, row.Dim, row.Dim, 1);
                    break;
                default:
                    FeatureKernels.L2(ref S(ref row.X), ref weight, ref S(ref row.Bias), ref S(ref row.Y), ref S(ref row.InvStd), 1, row.Dim, inside, row.Dim, row.Dim, 1);
                    break;
            }
        }

        private void InDouble(Memory row, ref double weight, bool isZeroCentred)
        {
            if (isZeroCentred)
                InDouble(row, ref Unsafe.As<double, ZeroCenteredWeight<double>>(ref weight));
            else
                InDouble(row, ref weight);
        }

        private void InDouble<TWeight>(Memory row, ref TWeight weight)
            where TWeight : unmanaged
        {
            (double inside, double beside) = Epsilons<double>();
            switch (form.Kind)
            {
                case Kind.Layer:
                    FeatureKernels.Layer(ref D(ref row.X), ref weight, ref D(ref row.Bias), ref D(ref row.Y), ref D(ref row.Mean), ref D(ref row.InvStd), 1, row.Dim, inside, beside, row.Dim, row.Dim, 1);
                    break;
                case Kind.RMS:
                    FeatureKernels.RMS(ref D(ref row.X), ref weight, ref D(ref row.Bias), ref D(ref row.Y), ref D(ref row.InvStd), 1, row.Dim, inside, beside, row.Dim, row.Dim, 1);
                    break;
                default:
                    FeatureKernels.L2(ref D(ref row.X), ref weight, ref D(ref row.Bias), ref D(ref row.Y), ref D(ref row.InvStd), 1, row.Dim, inside, row.Dim, row.Dim, 1);
                    break;
            }
        }

        /// <summary>ε under the root and beside it. L2 has one, which the place does not matter for.</summary>
        private (TEpsilon Inside, TEpsilon Beside) Epsilons<TEpsilon>()
            where TEpsilon : INumber<TEpsilon>
        {
            TEpsilon epsilon = TEpsilon.CreateChecked(arguments.Epsilon);
            return form.EpsilonMode == EpsilonMode.InsideRoot ? (epsilon, TEpsilon.Zero) : (TEpsilon.Zero, epsilon);
        }

        private static ref double D(ref T value) => ref Unsafe.As<T, double>(ref value);

        private static ref float S(ref T value) => ref Unsafe.As<T, float>(ref value);

        private T[] Padded(T[] values, T[] padding, int columns)
        {
            T[] padded = [.. values];
            for (int row = 0; row < _rows; row++)
            {
                if (input.IsPadding(form, row))
                    Array.Copy(padding, row * columns, padded, row * columns, columns);
            }

            return padded;
        }

        private T[] Parameter(Role role, T otherwise)
        {
            if (form.Has(role) && !(role == Role.Weight && form.SharedWeight))
                return Widen(role, form.Parameters);
            T[] parameter = new T[_dim];
            Array.Fill(parameter, otherwise);
            return parameter;
        }

        private T[] Widen(Role role, ElementType type) => Widen(input.Of(role, type));

        private T[] Stored(T[] values) => form.X == form.Compute ? values : Widen(Rounded(form.X, values));

        private static T[] Widen(Array values) => values as T[] ?? Array.ConvertAll(Elements.Widen(values), T.CreateChecked);

        // A float is widened on the way, which rounds nothing.
        private static Array Rounded(ElementType type, T[] values) =>
            (type, values) is (ElementType.Single, float[]) ? values : Elements.Round(type, Elements.Widen(values));

        /// <summary>One row, or a group of it.</summary>
        private readonly ref struct Memory(ref T x, ref T bias, ref T y, ref T mean, ref T invStd, nuint dim)
        {
            public readonly ref T X = ref x, Bias = ref bias, Y = ref y, Mean = ref mean, InvStd = ref invStd;
            public readonly nuint Dim = dim;
        }
    }
}

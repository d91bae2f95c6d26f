using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>
/// The gradients of Layer, RMS and L2 as docs and papers have them, in far more digits than any kernel: statistics anew from the rows, sums one term after
/// another. Beside each answer stands what its error is relative to: the sum of the magnitudes that it is made of.
/// </summary>
internal sealed class GradientOracle
{
    private readonly GradientInput _given;
    private readonly StepForm _forward;
    private readonly double _epsilon;
    private readonly double _smallest;
    private readonly Dictionary<Role, (double[] Expected, double[] Scale)> _answers = [];

    private GradientOracle(GradientInput given)
    {
        (_given, _forward) = (given, given.Form.Forward);
        bool isDouble = _forward.Compute == ElementType.Double;
        _smallest = isDouble ? double.Epsilon : float.Epsilon;
        _epsilon = isDouble ? given.Arguments.Epsilon : (float)given.Arguments.Epsilon;
        Backward = isDouble ? Float / (1 << 29) : Float;
    }

    /// <summary>The promise for float gradients: the error of an element over the largest of its row.</summary>
    public const double Float = 2e-6;

    /// <summary>The same for what is computed in.</summary>
    public double Backward { get; }

    /// <summary>What a gradient is of valid rows; of sums, without what they held before.</summary>
    public double[] this[Role role] => _answers[role].Expected;

    /// <summary>What the error of an element is relative to.</summary>
    public double[] ScaleOf(Role role) => _answers[role].Scale;

    public static GradientOracle Of(GradientInput given)
    {
        GradientOracle oracle = new(given);
        double[] dy = Elements.Widen(given[Role.Dy]);
        if (given.Form.IsSandwich)
        {
            Norm next = oracle.Of(Role.NextWeight, Elements.Widen(given[Role.Sum]), dy, Magnitudes(dy));
            Norm handed = oracle.HandOn(next);
            oracle._answers[Role.DNextWeight] = (next.DWeight, next.DWeightScale);
            oracle._answers[Role.DNextBias] = (next.DBias, next.DBiasScale);

            // Of the branch there is nothing where nothing of it is asked for.
            if (!given.Form.Roles.Contains(Role.X))
                return oracle;

            // What goes on to the branch is stored as x is.
            double[] passed = oracle[Role.Dx], scale = oracle.ScaleOf(Role.Dx), stored = Elements.Widen(Elements.Round(oracle._forward.X, passed));
            double[] storedScale = [.. stored.Select((value, i) => Math.Abs(value) + scale[i] + Elements.Ulp(oracle._forward.X, passed[i]) / oracle.Backward)];
            Norm branch = oracle.Of(Role.Weight, Elements.Widen(given[Role.X]), stored, storedScale);
            oracle._answers[Role.Dx] = (branch.Dx, branch.DxScale);
            oracle.Keep(branch);
            return oracle;
        }

        Norm norm = oracle.Of(Role.Weight, given.Normalized, dy, Magnitudes(dy));
        oracle.HandOn(norm);
        oracle.Keep(norm);
        return oracle;
    }

    private static double[] Magnitudes(double[] values) => [.. values.Select(Math.Abs)];

    private void Keep(Norm norm)
    {
        bool isShared = _forward.SharedWeight;
        _answers[Role.DWeight] = isShared ? ([norm.DWeight.Sum()], [norm.DWeightScale.Sum()]) : (norm.DWeight, norm.DWeightScale);
        _answers[Role.DBias] = (norm.DBias, norm.DBiasScale);
    }

    /// <summary>dx = b·(d + N′), dresidual = a·(d + N′), with d what comes down the residual stream. Padding hands on d alone, and not to the branch.</summary>
    private Norm HandOn(Norm norm)
    {
        bool isDouble = _forward.Compute == ElementType.Double;
        (double a, double b) = _given.Form.IsPlaced ? (_given.Arguments.ResidualScale, _given.Arguments.BranchScale) : (1, 1);
        (a, b) = isDouble ? (a, b) : ((float)a, (float)b);
        double[]? carried = _given.Form.Has(Role.DResidualOut) ? Elements.Widen(_given[Role.DResidualOut]) : null;
        int count = norm.Dx.Length;
        double[] dx = new double[count], dResidual = new double[count], dxScale = new double[count], dResidualScale = new double[count];
        for (int i = 0; i < count; i++)
        {
            double down = carried?[i] ?? 0, sum = norm.Dx[i] + down, scale = norm.DxScale[i] + Math.Abs(down);
            if (_given.IsPadding(i / _given.Dim))
                (dx[i], dResidual[i]) = (0, down);
            else
                (dx[i], dResidual[i], dxScale[i], dResidualScale[i]) = (b * sum, a * sum, Math.Abs(b) * scale, Math.Abs(a) * scale);
        }

        _answers[Role.Dx] = (dx, dxScale);
        _answers[Role.DResidual] = (dResidual, dResidualScale);
        return norm;
    }

    private Norm Of(Role weight, double[] x, double[] dy, double[] dyScale)
    {
        StepInput input = _given.Input;
        double[] gamma = !_given.Form.Forward.Has(weight) ? [.. Enumerable.Repeat(1.0, input.Dim)]
            : _forward.SharedWeight ? [.. Enumerable.Repeat(StepOutcome.SharedWeight(_forward, input), input.Dim)]
            : [.. Elements.Widen(input.Of(weight, _forward.Parameters)).Select(value => _forward.ZeroCentered ? 1 + value : value)];
        Norm norm = new(input.Rows, input.Dim);
        int columns = input.Dim / _forward.Groups;
        for (int group = 0; group < input.Rows * _forward.Groups; group++)
        {
            if (!_given.IsPadding(group / _forward.Groups))
                AddGroup(norm, group * columns, columns, x, dy, dyScale, gamma);
        }

        norm.End();
        return norm;
    }

    private void AddGroup(Norm norm, int first, int columns, double[] x, double[] dy, double[] dyScale, double[] gamma)
    {
        Kind kind = _forward.Kind;
        bool isLayer = kind == Kind.Layer, isBeside = kind != Kind.L2 && _forward.EpsilonMode == EpsilonMode.OutsideRoot;
        int feature = first % norm.Dim;
        DoubleDouble mean = 0, square = 0, count = columns;
        for (int i = first; i < first + columns && isLayer; i++)
            mean += x[i];
        mean /= count;
        for (int i = first; i < first + columns; i++)
            square += (x[i] - mean) * (x[i] - mean);
        DoubleDouble root = DoubleDouble.Sqrt(kind == Kind.L2 ? square : isBeside ? square / count : square / count + _epsilon);
        DoubleDouble r = 1 / (kind == Kind.L2 ? DoubleDouble.Max(root, _epsilon) : isBeside ? root + _epsilon : root);

        // One over the root that moves with x; where none does, nothing.
        bool isFlat = root.High == 0 || (kind == Kind.L2 && root.High <= _epsilon);
        DoubleDouble inverseRoot = isFlat ? 0 : 1 / root;

        DoubleDouble sum = 0, products = 0;
        double sumScale = 0, productsScale = 0, xHatMean = 0;
        DoubleDouble[] xHat = new DoubleDouble[columns];
        for (int i = 0; i < columns; i++)
        {
            xHat[i] = (x[first + i] - mean) * r;
            DoubleDouble g = (DoubleDouble)dy[first + i] * gamma[feature + i];
            double gScale = dyScale[first + i] * Math.Abs(gamma[feature + i]);
            sum += g;
            products += g * xHat[i];
            sumScale += gScale;
            productsScale += gScale * Math.Abs(xHat[i].High);
            xHatMean += Math.Abs(xHat[i].High) / columns;
        }

        DoubleDouble per = kind == Kind.L2 ? 1 : 1 / count;
        (sum, products, sumScale, productsScale) = (isLayer ? sum / count : 0, products * per, sumScale / columns, productsScale * per.High);

        // What a mean of the kernel's type leaves of x̂, though it is corrected: as far as twice the digits of the type reach, and a difference below its smallest.
        double twice = _forward.Compute == ElementType.Double ? Math.ScaleB(1, -102) : Math.ScaleB(1, -44);
        double lost = isLayer ? (Math.Abs(mean.High) * twice + 2 * _smallest) * r.High / Backward : _smallest / Backward;
        double xHatOffset = isLayer ? xHatMean + Math.Abs(mean.High) * Math.Sqrt(twice) * r.High : 0;

        // With ε beside the root, that root is what is left of 1/r when ε is taken off.
        double factor = isFlat ? r.High : inverseRoot.High * (isBeside ? Math.Max(1, inverseRoot.High / r.High) : 1);
        double largest = 0;
        for (int i = 0; i < columns; i++)
        {
            int at = first + i;
            DoubleDouble g = (DoubleDouble)dy[at] * gamma[feature + i];
            norm.Dx[at] = (double)(r * (g - sum) - xHat[i] * products * inverseRoot);
            double xHatScale = Math.Abs(xHat[i].High) + xHatOffset;
            largest = Math.Max(largest, r.High * (dyScale[at] * Math.Abs(gamma[feature + i]) + (isLayer ? sumScale : 0)) + (xHatScale + lost) * (productsScale + lost * Backward * sumScale) * factor);
            norm.Add(feature + i, dy[at], dyScale[at], xHat[i], xHatScale + lost);
        }

        norm.DxScale.AsSpan(first, columns).Fill(largest + 64 * _smallest / Backward);
    }

    /// <summary>The gradients of one norm.</summary>
    private sealed class Norm(int rows, int dim)
    {
        private readonly DoubleDouble[] _weight = new DoubleDouble[dim];
        private readonly DoubleDouble[] _bias = new DoubleDouble[dim];

        public int Dim => dim;

        public double[] Dx { get; } = new double[rows * dim];

        public double[] DxScale { get; } = new double[rows * dim];

        public double[] DWeight { get; } = new double[dim];

        public double[] DWeightScale { get; } = new double[dim];

        public double[] DBias { get; } = new double[dim];

        public double[] DBiasScale { get; } = new double[dim];

        public void Add(int feature, double dy, double dyScale, DoubleDouble xHat, double xHatScale)
        {
            _weight[feature] += dy * xHat;
            _bias[feature] += dy;
            DWeightScale[feature] += dyScale * xHatScale;
            DBiasScale[feature] += dyScale;
        }

        public void End()
        {
            for (int i = 0; i < dim; i++)
                (DWeight[i], DBias[i]) = ((double)_weight[i], (double)_bias[i]);
        }
    }
}

using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>
/// The gradients of all kinds over sets, as the derivations have them, in far more digits than any kernel has: statistics in two passes, sums of g·x̂, no
/// tricks. It knows a tensor by samples, features and positions only, and no axis. Beside each answer it has what that is made of, which an error is relative to.
/// </summary>
internal sealed class SetGradientOracle
{
    private readonly SetGradientForm _form;
    private readonly SetForm _forward;
    private readonly SetGradientInput _input;
    private readonly double _epsilon;
    private readonly double[] _x;
    private readonly double[] _dy;
    private readonly double[] _gamma;
    private readonly DoubleDouble[] _mean;
    private readonly DoubleDouble[] _scale;
    private readonly DoubleDouble[] _inverseRoot;

    private SetGradientOracle(SetGradientForm form, SetGradientInput input, SetArguments arguments)
    {
        (_form, _forward, _input) = (form, form.Forward, input);
        SetShape shape = input.Shape;
        double epsilon = arguments.For(_forward).Epsilon;
        _epsilon = _forward.Compute == ElementType.Double ? epsilon : (float)epsilon;
        (_x, _dy) = (input.Rounded(Role.X, _forward.X), input.Rounded(Role.Dy, _forward.Y));
        double[]? weight = _forward.Has(Role.Weight) ? input.Rounded(Role.Weight, _forward.Parameters) : null;
        _gamma = [.. Enumerable.Range(0, shape.Channels).Select(c => (weight?[c] ?? 1) + (weight is not null && _forward.ZeroCentered ? 1 : 0))];
        IsValid = _forward.HasPadding ? [.. Enumerable.Range(0, _x.Length).Select(i => input.Forward.IsValid(_forward, i))] : [.. Enumerable.Repeat(true, _x.Length)];
        SetSharing sharing = SetSharing.Of(_forward, shape);
        SetOf = sharing.SetsOf(shape);
        int sets = sharing.Sets(shape);
        (Counts, DxScale) = (new int[sets], new double[sets]);
        (_mean, _scale, _inverseRoot) = (new DoubleDouble[sets], new DoubleDouble[sets], new DoubleDouble[sets]);
        Dx = new double[_x.Length];
    }

    /// <summary>The set of each element.</summary>
    public int[] SetOf { get; }

    /// <summary>Whether each element is no padding.</summary>
    public bool[] IsValid { get; }

    /// <summary>The elements of each set that are no padding.</summary>
    public int[] Counts { get; }

    /// <summary>The elements of each feature that are no padding.</summary>
    public int[] FeatureCounts { get; private set; } = [];

    /// <summary>The gradient of x, in the order of <see cref="SetShape"/>.</summary>
    public double[] Dx { get; }

    /// <summary>The largest of each set of all that is added to make dx.</summary>
    public double[] DxScale { get; }

    /// <summary>Of each feature whether float holds the sum of its x̂², which ν is made of. Elements are that far from the state that they are divided by only in tests.</summary>
    public bool[] HoldsSquares { get; private set; } = [];

    /// <summary>Of each feature: what is in dweight, dbias and ν after the call, and what that is made of.</summary>
    public Dictionary<Role, (double[] Values, double[] Scales)> Sums { get; } = [];

    public static SetGradientOracle Of(SetGradientForm form, SetGradientInput input, SetArguments arguments)
    {
        SetGradientOracle oracle = new(form, input, arguments);
        oracle.TakeStatistics();
        oracle.Differentiate();
        return oracle;
    }

    /// <summary>What a set was multiplied by in the forward pass.</summary>
    public double InvStd(int set) => _scale[set].High;

    /// <summary>What the derivative of a set's root has below the line: greater than <see cref="InvStd"/> where ε stands beside it; zero where the root does not move.</summary>
    public double InverseRoot(int set) => _inverseRoot[set].High;

    private bool IsCentred => _forward.Kind is Kind.Layer or Kind.Batch or Kind.Group or Kind.Instance;

    /// <summary>What was taken off and multiplied by in the forward pass.</summary>
    private void TakeStatistics()
    {
        DoubleDouble[] square = new DoubleDouble[_mean.Length];
        for (int i = 0; i < _x.Length; i++)
        {
            if (!IsValid[i])
                continue;
            Counts[SetOf[i]]++;
            _mean[SetOf[i]] += _x[i];
        }

        for (int set = 0; set < _mean.Length; set++)
            _mean[set] = IsCentred && Counts[set] > 0 ? _mean[set] / Counts[set] : 0;
        for (int i = 0; i < _x.Length; i++)
        {
            DoubleDouble d = _x[i] - _mean[SetOf[i]];
            if (IsValid[i])
                square[SetOf[i]] += d * d;
        }

        double[]? Given(bool isGiven, Role role, ElementType type) => isGiven ? _input.Rounded(role, type) : null;
        double[]? means = Given(_forward.IsGiven, Role.Mean, _form.Statistics) ?? Given(_forward.IsInference && IsCentred, Role.RunningMean, _forward.Compute);
        double[]? scales = Given(_forward.IsGiven, Role.InvStd, _form.Statistics);
        double[]? squares = Given(_forward.IsInference && _forward.Kind == Kind.Batch, Role.RunningVar, _forward.Compute)
            ?? Given(_forward.Kind == Kind.Power && !_forward.TakesStatistics, Role.RunningSquare, _forward.Compute);
        for (int set = 0; set < _mean.Length; set++)
        {
            _mean[set] = means?[set] ?? _mean[set];
            if (scales is not null)
            {
                _scale[set] = scales[set];
                continue;
            }

            DoubleDouble mean = squares?[set] ?? (_forward.Kind == Kind.L2 || Counts[set] == 0 ? square[set] : square[set] / Counts[set]);
            bool isBeside = _forward.EpsilonMode == EpsilonMode.OutsideRoot && _forward.Kind != Kind.L2;
            DoubleDouble root = DoubleDouble.Sqrt(_forward.Kind == Kind.L2 || isBeside ? mean : mean + _epsilon);
            _scale[set] = 1 / (_forward.Kind == Kind.L2 ? DoubleDouble.Max(root, _epsilon) : isBeside ? root + _epsilon : root);

            // The derivative of the root has it below the line; ε counts for a norm that is less, which then does not move.
            bool moves = root.High > 0 && (_forward.Kind != Kind.L2 || root.High > _epsilon);
            _inverseRoot[set] = moves ? 1 / root : 0;
        }
    }

    private void Differentiate()
    {
        SetShape shape = _input.Shape;
        int sets = Counts.Length, channels = shape.Channels;
        DoubleDouble[] xHat = new DoubleDouble[_x.Length], sumG = new DoubleDouble[sets], sumGX = new DoubleDouble[sets];
        DoubleDouble[] weight = new DoubleDouble[channels], bias = new DoubleDouble[channels], squares = new DoubleDouble[channels], products = new DoubleDouble[channels];
        double[] mostG = new double[sets], mostX = new double[sets], absoluteG = new double[sets], absoluteGX = new double[sets];
        double[] weightScale = new double[channels], biasScale = new double[channels], productScale = new double[channels];
        FeatureCounts = new int[channels];
        double digits = Math.ScaleB(1, _forward.Compute == ElementType.Double ? -53 : -24);
        double Off(int set) => Math.Abs(_mean[set].High) * digits * _scale[set].High;
        for (int i = 0; i < _x.Length; i++)
        {
            if (!IsValid[i])
                continue;
            int set = SetOf[i];
            xHat[i] = (_x[i] - _mean[set]) * _scale[set];
            mostX[set] = Math.Max(mostX[set], Math.Abs(xHat[i].High) + Off(set));
        }

        for (int i = 0; i < _x.Length; i++)
        {
            if (!IsValid[i])
                continue;
            int set = SetOf[i], channel = i / shape.Spatial % channels;
            DoubleDouble g = new DoubleDouble(_dy[i], 0) * _gamma[channel];

            // A mean that is rounded is off by so much, which is corrected as all elements together have it, but not for nothing.
            double size = Math.Abs(xHat[i].High) + Off(set) + mostX[set] / 8;
            sumG[set] += g;
            sumGX[set] += g * xHat[i];
            mostG[set] = Math.Max(mostG[set], Math.Abs(g.High));
            absoluteG[set] += Math.Abs(g.High);
            absoluteGX[set] += Math.Abs(g.High) * size;
            weight[channel] += xHat[i] * _dy[i];
            bias[channel] += _dy[i];
            squares[channel] += xHat[i] * xHat[i];
            products[channel] += g * xHat[i];
            weightScale[channel] += Math.Abs(_dy[i]) * size;
            biasScale[channel] += Math.Abs(_dy[i]);
            productScale[channel] += Math.Abs(g.High) * size;
            FeatureCounts[channel]++;
        }

        double[]? nu = _form.Has(Role.Nu) ? _input.Rounded(Role.Nu, _forward.Compute) : null;
        for (int i = 0; i < _x.Length; i++)
        {
            if (!IsValid[i])
                continue;
            int set = SetOf[i], channel = i / shape.Spatial % channels;
            DoubleDouble g = new DoubleDouble(_dy[i], 0) * _gamma[channel], dx = g;
            if (nu is not null)
                dx -= xHat[i] * nu[channel];
            else if (_forward.TakesStatistics)
                dx = dx - MeanOfG(set) - xHat[i] * MeanOfGX(set) / _scale[set] * _inverseRoot[set];
            Dx[i] = (double)(dx * _scale[set]);
        }

        for (int set = 0; set < sets; set++)
        {
            double r = _scale[set].High, moving = _forward.Kind == Kind.L2 ? absoluteGX[set] : absoluteGX[set] / Math.Max(Counts[set], 1);
            DxScale[set] = r * (mostG[set] + (nu is not null ? Math.Abs(nu[set]) * mostX[set] : _forward.TakesStatistics ? Moving(set, r, absoluteG[set], moving, mostX[set]) : 0));
        }

        void Add(Role role, DoubleDouble[] sums, double[] scales)
        {
            double[] before = _input.Rounded(role, _form.Sums);
            Sums[role] = ([.. sums.Select((sum, channel) => (double)(before[channel] + sum))], scales);
        }

        if (_form.Has(Role.DWeight))
            Add(Role.DWeight, weight, weightScale);
        if (_form.Has(Role.DBias))
            Add(Role.DBias, bias, biasScale);
        if (!_form.WritesNu)
            return;
        HoldsSquares = [.. squares.Select(sum => sum.High < 1e38 || _forward.Compute == ElementType.Double)];
        double fresh = 1 - _form.AlphaBackward;
        DoubleDouble Updated(int channel) => nu![channel] * (1 - squares[channel] / FeatureCounts[channel] * fresh) + products[channel] / FeatureCounts[channel] * fresh;
        Sums[Role.Nu] = (
            [.. nu!.Select((before, channel) => FeatureCounts[channel] == 0 ? before : (double)Updated(channel))],
            [.. nu!.Select((before, channel) => FeatureCounts[channel] == 0 ? 0 : Math.Abs(before) * (1 + fresh * squares[channel].High / FeatureCounts[channel]) + fresh * productScale[channel] / FeatureCounts[channel])]);

        DoubleDouble MeanOfG(int set) => IsCentred ? sumG[set] / Counts[set] : 0;
        DoubleDouble MeanOfGX(int set) => _forward.Kind == Kind.L2 ? sumGX[set] : sumGX[set] / Counts[set];
    }

    /// <summary>What comes of statistics that move. A root beside which ε stands is known by r and ε alone, and so with fewer digits the smaller it is.</summary>
    private double Moving(int set, double r, double absoluteG, double moving, double mostX)
    {
        double least = _inverseRoot[set].High == 0 ? 0 : r / _inverseRoot[set].High;
        double slope = least == 0 ? 0 : _forward.EpsilonMode == EpsilonMode.OutsideRoot && _forward.Kind != Kind.L2 ? mostX / least * (moving / least) : mostX * moving;
        return (IsCentred ? absoluteG / Math.Max(Counts[set], 1) : 0) + slope;
    }
}

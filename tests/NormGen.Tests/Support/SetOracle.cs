using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>
/// The formulas of all kinds over sets, with padding and running state, in far more digits than any kernel has, and in the plainest way: two passes, no
/// tricks. It knows a tensor by samples, features and positions only, and no axis.
/// </summary>
internal sealed class SetOracle
{
    private const double OrdinaryEpsilon = 1e-30;

    private readonly SetForm _form;
    private readonly SetInput _input;
    private readonly SetArguments _arguments;
    private readonly double[] _x;
    private readonly DoubleDouble[] _mean;
    private readonly DoubleDouble[] _square;
    private readonly double _smallest;

    private SetOracle(SetForm form, SetInput input, SetArguments arguments)
    {
        (_form, _input, _arguments) = (form, input, arguments);
        _smallest = form.Compute == ElementType.Double ? double.Epsilon : float.Epsilon;
        _x = input.Rounded(Role.X, form.X);
        IsValid = form.HasPadding ? [.. Enumerable.Range(0, _x.Length).Select(i => input.IsValid(form, i))] : [.. Enumerable.Repeat(true, _x.Length)];
        SetSharing sharing = SetSharing.Of(form, input.Shape);
        SetOf = sharing.SetsOf(input.Shape);
        int sets = sharing.Sets(input.Shape);
        (Counts, Y, Scale, Floor) = (new int[sets], new double[_x.Length], new double[sets], new double[sets]);
        (Mean, InvStd, _mean, _square) = (new double[sets], new double[sets], new DoubleDouble[sets], new DoubleDouble[sets]);
    }

    /// <summary>The set of each element.</summary>
    public int[] SetOf { get; }

    /// <summary>Whether each element is no padding.</summary>
    public bool[] IsValid { get; }

    /// <summary>The elements of each set that are no padding.</summary>
    public int[] Counts { get; }

    public double[] Y { get; }

    /// <summary>What each set is centred by; 0 where it is not.</summary>
    public double[] Mean { get; }

    /// <summary>What each set is multiplied by.</summary>
    public double[] InvStd { get; }

    /// <summary>The largest |y| or |γ·x̂| of each set: what a relative error is relative to. They differ only where a bias cancels.</summary>
    public double[] Scale { get; }

    /// <summary>The error of each set that its type cannot avoid near zero: see <see cref="DoubleOracle.Floor"/>.</summary>
    public double[] Floor { get; }

    /// <summary>The running state afterwards, by its role.</summary>
    public Dictionary<Role, double[]> State { get; } = [];

    /// <summary>What the running state is made of, which its error is relative to.</summary>
    public Dictionary<Role, double[]> StateScale { get; } = [];

    /// <summary>The batches afterwards.</summary>
    public long Batches { get; private set; }

    /// <summary>Whether a call is refused because one element alone has no unbiased variance.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The statistics, in the order that a form saves them in.</summary>
    public double[] this[Role role] => role == Role.Mean ? Mean : role == Role.InvStd ? InvStd : State[role];

    public static SetOracle Of(SetForm form, SetInput input, SetArguments arguments)
    {
        SetOracle oracle = new(form, input, arguments.For(form));
        oracle.Sum();
        oracle.Choose();
        oracle.Update();
        oracle.Answer();
        return oracle;
    }

    private bool IsCentred => _form.Kind is Kind.Layer or Kind.Batch or Kind.Group or Kind.Instance;

    // As the kernel's type has it.
    private double Epsilon => _form.Compute == ElementType.Double ? _arguments.Epsilon : (float)_arguments.Epsilon;

    /// <summary>Mean and mean square of each set, the square around the mean where that is taken off.</summary>
    private void Sum()
    {
        for (int i = 0; i < _x.Length; i++)
        {
            if (!IsValid[i])
                continue;
            Counts[SetOf[i]]++;
            _mean[SetOf[i]] += _x[i];
        }

        for (int set = 0; set < Counts.Length; set++)
            _mean[set] = IsCentred && Counts[set] > 0 ? _mean[set] / Counts[set] : 0;
        for (int i = 0; i < _x.Length; i++)
        {
            DoubleDouble d = _x[i] - _mean[SetOf[i]];
            if (IsValid[i])
                _square[SetOf[i]] += d * d;
        }

        for (int set = 0; set < Counts.Length; set++)
        {
            if (Counts[set] > 0 && _form.Kind != Kind.L2)
                _square[set] /= Counts[set];
        }
    }

    /// <summary>What is taken off and multiplied by: of the elements, of the running state from before, or what is given.</summary>
    private void Choose()
    {
        double[]? Given(Role role) => _form.IsGiven || _form.Has(role) ? _input.Rounded(role, _form.Compute) : null;
        for (int set = 0; set < Counts.Length; set++)
        {
            if (_form.IsGiven)
            {
                (_mean[set], InvStd[set]) = (Given(Role.Mean)![set], Given(Role.InvStd)![set]);
                continue;
            }

            DoubleDouble square = _square[set];
            if (_form.Kind == Kind.Power && (_form.IsTraining || _form.IsInference))
                square = Given(Role.RunningSquare)![set];
            else if (_form.IsInference)
                (_mean[set], square) = (Given(Role.RunningMean)![set], Given(Role.RunningVar)![set]);
            DoubleDouble divisor = _form.Kind == Kind.L2 ? DoubleDouble.Max(DoubleDouble.Sqrt(square), Epsilon)
                : _form.EpsilonMode == EpsilonMode.OutsideRoot ? DoubleDouble.Sqrt(square) + Epsilon
                : DoubleDouble.Sqrt(square + Epsilon);
            InvStd[set] = (double)(1 / divisor);
        }
    }

    private void Update()
    {
        Batches = _input.Batches;
        if (!_form.IsTraining)
            return;
        bool isEmpty = Counts.Length == 0 || Counts[0] == 0;
        IsRefused = _form.Kind == Kind.Batch && !isEmpty && Counts[0] == 1;
        if (!isEmpty && _form.Has(Role.Batches))
            Batches++;
        double momentum = _form.Has(Role.Batches) ? 1.0 / Math.Max(Batches, 1)
            : _form.Has(Role.Momentum) && _form.Compute == ElementType.Single ? (float)_arguments.Momentum
            : _arguments.Momentum;
        void Blend(Role role, double weight, Func<int, DoubleDouble> batch, Func<int, double> scale)
        {
            double[] before = _input.Rounded(role, _form.Compute);
            State[role] = [.. before.Select((old, set) => isEmpty ? old : (double)(old * (1 - (DoubleDouble)weight) + batch(set) * weight))];
            StateScale[role] = [.. before.Select((old, set) => isEmpty ? 0 : Math.Abs(old) * (1 - weight) + scale(set) * weight)];
        }

        if (_form.Kind == Kind.Power)
        {
            Blend(Role.RunningSquare, 1 - _form.AlphaForward, set => _square[set], set => _square[set].High);
            return;
        }

        double Unbiased(int set) => Counts[set] / (double)Math.Max(Counts[set] - 1, 1);
        Blend(Role.RunningMean, momentum, set => _mean[set], set => Math.Abs(_mean[set].High) + Math.Sqrt(_square[set].High));
        Blend(Role.RunningVar, momentum, set => _square[set] * Unbiased(set), set => _square[set].High * Unbiased(set));
    }

    private void Answer()
    {
        double[]? gamma = _form.Has(Role.Weight) ? _input.Rounded(Role.Weight, _form.Parameters) : null;
        double[]? beta = _form.Has(Role.Bias) ? _input.Rounded(Role.Bias, _form.Parameters) : null;

        // A mean of floats is kept with twice their digits, less a few; of doubles, as a double. And a difference below the type's smallest normal number.
        double digits = Math.ScaleB(1, _form.Compute == ElementType.Double ? -52 : -44);
        for (int i = 0; i < _x.Length; i++)
        {
            if (!IsValid[i])
                continue;
            int set = SetOf[i], channel = i / _input.Shape.Spatial % _input.Shape.Channels;
            double weight = (gamma?[channel] ?? 1) + (_form.ZeroCentered ? 1 : 0), r = InvStd[set];
            DoubleDouble scaled = (_x[i] - _mean[set]) * r * weight;
            Y[i] = (double)(scaled + (beta?[channel] ?? 0));
            Scale[set] = Math.Max(Scale[set], Math.Max(Math.Abs(Y[i]), Math.Abs(scaled.High)));
            double difference = IsCentred && _form.TakesStatistics ? (Math.Abs(_mean[set].High) * digits + (Epsilon >= OrdinaryEpsilon ? 2 * _smallest : 0)) * r : 0;
            Floor[set] = Math.Max(Floor[set], 4 * _smallest + difference * Math.Abs(weight));
        }

        // Of nothing there are no statistics.
        for (int set = 0; set < Counts.Length; set++)
            (Mean[set], InvStd[set]) = Counts[set] == 0 ? (0, 0) : ((double)_mean[set], InvStd[set]);
    }
}

using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>Which of a call's spans are one.</summary>
[Flags]
internal enum Aliasing
{
    None = 0,
    YIsX = 1,
    YIsResidual = 2,
    SumIsX = 4,
    SumIsResidual = 8,
    XIsResidual = 16,
}

/// <summary>What a form answers, each tensor by its role: the updated residual, the sum, the output, the statistics.</summary>
internal sealed class StepOutcome
{
    private static readonly Role[] s_perFeature = [Role.Weight, Role.Bias, Role.NextWeight, Role.NextBias];
    private static readonly Role[] s_statistics = [Role.Mean, Role.InvStd, Role.NextMean, Role.NextInvStd];

    private readonly StepForm _form;
    private readonly StepInput _input;
    private readonly StepArguments _arguments;
    private readonly Aliasing _aliasing;
    private readonly Dictionary<Role, Guarded> _memory = [];
    private readonly StepCall _call;

    /// <summary>Makes ready for calls of a form.</summary>
    public StepOutcome(StepForm form, StepInput input, StepArguments arguments, Aliasing aliasing = Aliasing.None)
    {
        (_form, _input, _arguments, _aliasing) = (form, input, arguments.For(form), aliasing);
        int dim = input.Dim, xStride = dim + _arguments.XGap, yStride = dim + _arguments.YGap;
        Guarded Make(ElementType type, int rows, int columns, int stride) => new(type, rows, columns, stride);
        foreach (Role role in form.Roles.Append(Role.X))
        {
            if (role == Role.X)
                _memory[role] = Make(form.X, input.Rows, dim, xStride);
            else if (role == Role.Y)
                _memory[role] = Make(form.Y, input.Rows, dim, yStride);
            else if (role is Role.Residual or Role.Sum)
                _memory[role] = Make(form.X, input.Rows, dim, dim);
            else if (s_statistics.Contains(role))
                _memory[role] = Make(form.Compute, input.Rows, form.Groups, form.Groups);
            else if (s_perFeature.Contains(role))
                _memory[role] = Make(form.Parameters, 1, dim, dim);
            else if (role == Role.Workspace)
                _memory[role] = Make(form.X, input.Rows, 2 * dim, 2 * dim);
        }

        void Unite(Aliasing asked, Role role, Role with)
        {
            if (aliasing.HasFlag(asked))
                _memory[role] = _memory[with];
        }

        Unite(Aliasing.XIsResidual, Role.Residual, Role.X);
        Unite(Aliasing.YIsX, Role.Y, Role.X);
        Unite(Aliasing.YIsResidual, Role.Y, Role.Residual);
        Unite(Aliasing.SumIsX, Role.Sum, Role.X);
        Unite(Aliasing.SumIsResidual, Role.Sum, Role.Residual);
        _call = new StepCall
        {
            Weight = Whole(Role.Weight),
            Bias = Whole(Role.Bias),
            NextWeight = Whole(Role.NextWeight),
            NextBias = Whole(Role.NextBias),
            SharedWeight = SharedWeight(form, input),
            Dim = dim,
            XStride = xStride,
            YStride = yStride,
            Epsilon = _arguments.Epsilon,
            ResidualScale = _arguments.ResidualScale,
            BranchScale = _arguments.BranchScale,
        };
        Reset();
    }

    /// <summary>What a form writes.</summary>
    public static IEnumerable<Role> Written(StepForm form)
    {
        yield return form.InPlace ? Role.X : Role.Y;
        if (form.UpdatesResidual)
            yield return Role.Residual;
        foreach (Role role in form.Roles.Where(role => role == Role.Sum || s_statistics.Contains(role)))
            yield return role;
    }

    /// <summary>The weight of a form that has one for all features.</summary>
    public static double SharedWeight(StepForm form, StepInput input) =>
        form.SharedWeight && input.Dim > 0 ? Elements.At(input.Of(Role.Weight, form.Compute), 0) : 0;

    public static StepOutcome Of(StepForm form, StepInput input, StepArguments arguments, bool rowByRow = false, Aliasing aliasing = Aliasing.None)
    {
        StepOutcome outcome = new(form, input, arguments, aliasing);
        outcome.Run(rowByRow);
        return outcome;
    }

    /// <summary>A tensor that the form wrote, its rows one after another.</summary>
    public Array this[Role role] => _memory[role].Values();

    /// <summary>Calls the form, on all rows at once or on one after the other.</summary>
    public void Run(bool rowByRow = false)
    {
        int count = rowByRow ? 1 : _input.Rows;
        for (int row = 0; row + count <= _input.Rows; row += Math.Max(1, count))
        {
            Prepare(row, count);
            _form.Run(_call);
            if (count == 0)
                break;
        }

        Check();
    }

    /// <summary>The arguments for some of the rows.</summary>
    public StepCall Prepare(int first, int count)
    {
        Tensor Rows(Role role) => _memory.TryGetValue(role, out Guarded? memory) ? memory.Rows(first, count) : default;
        _call.X = Rows(Role.X);
        _call.Y = Rows(Role.Y);
        _call.Residual = Rows(Role.Residual);
        _call.Sum = Rows(Role.Sum);
        _call.Mean = Rows(Role.Mean);
        _call.InvStd = Rows(Role.InvStd);
        _call.NextMean = Rows(Role.NextMean);
        _call.NextInvStd = Rows(Role.NextInvStd);
        _call.Workspace = Rows(Role.Workspace);
        if (_form.Has(Role.Mask))
            _call.Mask = new Tensor(_input.Mask, first, count);
        if (_form.Has(Role.Lengths))
            _call.Lengths = count == _input.Rows ? new Tensor(_input.Lengths, 0, _input.Lengths.Length) : new Tensor(new[] { _input.IsPadding(_form, first) ? 0 : 1 }, 0, 1);
        return _call;
    }

    private void Reset()
    {
        foreach ((Role role, Guarded memory) in _memory)
        {
            Array? values = role switch
            {
                Role.X or Role.Residual => _input.Of(role, _form.X),
                _ when s_perFeature.Contains(role) => _input.Of(role, _form.Parameters),
                _ => null,
            };

            // An output that is an input has that one's values.
            if (values is not null || _memory.All(other => other.Key == role || other.Value != memory))
                memory.Reset(values);
        }
    }

    private void Check()
    {
        foreach ((Role role, Guarded memory) in _memory)
        {
            if (!memory.IsIntact())
                Assert.Fail($"{_form}, {_input}, {_aliasing}: {role} was written to outside its rows.");
            bool isRead = s_perFeature.Contains(role) || (role is Role.X or Role.Residual && !Written(_form).Any(written => _memory[written] == memory));
            if (isRead && !Elements.Bytes(memory.Values()).SequenceEqual(Elements.Bytes(_input.Of(role, s_perFeature.Contains(role) ? _form.Parameters : _form.X))))
                Assert.Fail($"{_form}, {_input}, {_aliasing}: {role} was written to.");
        }
    }

    private Tensor Whole(Role role) => _memory.TryGetValue(role, out Guarded? memory) ? memory.Whole : default;
}

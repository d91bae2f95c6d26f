using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>Which of a gradient's spans are one.</summary>
[Flags]
internal enum GradientAliasing
{
    None = 0,
    DxIsDy = 1,
    DxIsDResidualOut = 2,
    DResidualIsDy = 4,
    DResidualIsDResidualOut = 8,
}

/// <summary>What a gradient answers, each tensor by its role.</summary>
internal sealed class GradientOutcome
{
    private static readonly Role[] s_outputs = [Role.Dx, Role.DResidual, Role.DWeight, Role.DBias, Role.DNextWeight, Role.DNextBias];

    private readonly GradientForm _form;
    private readonly GradientInput _given;
    private readonly GradientAliasing _aliasing;
    private readonly Dictionary<Role, Guarded> _memory = [];
    private readonly GradientCall _call;

    /// <summary>Makes ready for calls of a form.</summary>
    /// <param name="form">The form, of any of the ways to compile it.</param>
    /// <param name="given">What it reads.</param>
    /// <param name="aliasing">Which of its spans are one.</param>
    public GradientOutcome(GradientForm form, GradientInput given, GradientAliasing aliasing = GradientAliasing.None)
    {
        (_form, _given, _aliasing) = (form, given, aliasing);
        foreach (Role role in form.Roles)
        {
            if (MemoryOf(role) is { } memory)
                _memory[role] = memory;
        }

        void Unite(GradientAliasing asked, Role role, Role with)
        {
            if (aliasing.HasFlag(asked))
                _memory[role] = _memory[with];
        }

        Unite(GradientAliasing.DxIsDy, Role.Dx, Role.Dy);
        Unite(GradientAliasing.DxIsDResidualOut, Role.Dx, Role.DResidualOut);
        Unite(GradientAliasing.DResidualIsDy, Role.DResidual, Role.Dy);
        Unite(GradientAliasing.DResidualIsDResidualOut, Role.DResidual, Role.DResidualOut);
        _call = new GradientCall
        {
            Weight = Whole(Role.Weight),
            NextWeight = Whole(Role.NextWeight),
            DWeight = Whole(Role.DWeight),
            DBias = Whole(Role.DBias),
            DNextWeight = Whole(Role.DNextWeight),
            DNextBias = Whole(Role.DNextBias),
            SharedWeight = StepOutcome.SharedWeight(form.Forward, given.Input),
            Dim = given.Dim,
            Epsilon = given.Arguments.Epsilon,
            ResidualScale = given.Arguments.ResidualScale,
            BranchScale = given.Arguments.BranchScale,
        };
        Reset();
    }

    /// <summary>What a form writes, or adds to.</summary>
    public static IEnumerable<Role> Written(GradientForm form) => form.Roles.Where(s_outputs.Contains);

    /// <summary>Whether a role has elements for each row.</summary>
    public static bool IsTensor(Role role) => role is Role.Dx or Role.DResidual;

    public static GradientOutcome Of(GradientForm form, GradientInput given, bool rowByRow = false, GradientAliasing aliasing = GradientAliasing.None)
    {
        GradientOutcome outcome = new(form, given, aliasing);
        outcome.Run(rowByRow);
        return outcome;
    }

    /// <summary>A tensor that the form wrote, or what it added to.</summary>
    public Array this[Role role] => _memory[role].Values();

    /// <summary>Calls the form, on all rows at once or on one after the other.</summary>
    public void Run(bool rowByRow = false)
    {
        int count = rowByRow ? 1 : _given.Rows;
        for (int row = 0; row + count <= _given.Rows; row += Math.Max(1, count))
        {
            Prepare(row, count);
            _form.Run(_call);
            if (count == 0)
                break;
        }

        Check();
    }

    /// <summary>The arguments for some of the rows.</summary>
    public GradientCall Prepare(int first, int count)
    {
        Tensor Rows(Role role) => _memory.TryGetValue(role, out Guarded? memory) ? memory.Rows(first, count) : default;
        _call.Dy = Rows(Role.Dy);
        _call.X = Rows(Role.X);
        _call.Sum = Rows(Role.Sum);
        _call.Mean = Rows(Role.Mean);
        _call.InvStd = Rows(Role.InvStd);
        _call.NextMean = Rows(Role.NextMean);
        _call.NextInvStd = Rows(Role.NextInvStd);
        _call.DResidualOut = Rows(Role.DResidualOut);
        _call.Dx = Rows(Role.Dx);
        _call.DResidual = Rows(Role.DResidual);
        StepInput input = _given.Input;
        if (_form.Has(Role.Mask))
            _call.Mask = new Tensor(input.Mask, first, count);
        if (_form.Has(Role.Lengths))
            _call.Lengths = count == input.Rows ? new Tensor(input.Lengths, 0, input.Lengths.Length) : new Tensor(new[] { _given.IsPadding(first) ? 0 : 1 }, 0, 1);
        return _call;
    }

    private Guarded? MemoryOf(Role role)
    {
        StepForm forward = _form.Forward;
        int rows = _given.Rows, dim = _given.Dim;
        return role switch
        {
            Role.Dy => new(forward.Y, rows, dim, dim),
            Role.X or Role.Sum or Role.DResidualOut or Role.Dx or Role.DResidual => new(forward.X, rows, dim, dim),
            Role.Mean or Role.InvStd or Role.NextMean or Role.NextInvStd => new(forward.Compute, rows, forward.Groups, forward.Groups),
            Role.Weight or Role.NextWeight => new(forward.Parameters, 1, dim, dim),
            Role.DWeight when forward.SharedWeight => new(_form.Sums, 1, 1, 1),
            _ when s_outputs.Contains(role) => new(_form.Sums, 1, dim, dim),
            _ => null,
        };
    }

    private void Reset()
    {
        foreach ((Role role, Guarded memory) in _memory)
        {
            // An output that is an input has that one's values.
            if (!IsTensor(role))
                memory.Reset(_given[role]);
            else if (_memory.All(other => other.Key == role || other.Value != memory))
                memory.Reset(null);
        }
    }

    private void Check()
    {
        foreach ((Role role, Guarded memory) in _memory)
        {
            if (!memory.IsIntact())
                Assert.Fail($"{_given}, {_aliasing}: {role} was written to outside its rows.");
            bool isRead = !Written(_form).Any(written => _memory[written] == memory);
            if (isRead && !Elements.Bytes(memory.Values()).SequenceEqual(Elements.Bytes(_given[role])))
                Assert.Fail($"{_given}, {_aliasing}: {role} was written to.");
        }
    }

    private Tensor Whole(Role role) => _memory.TryGetValue(role, out Guarded? memory) ? memory.Whole : default;
}

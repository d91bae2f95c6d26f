using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>Writes the file of one method: its body, the checks of its arguments, and its kernels.</summary>
internal static class MethodLowering
{
    public static string Write(NormMethod method, EmitOptions options)
    {
        SourceWriter writer = new();
        GeneratedCode.WriteHeader(writer);
        string entry = method.Declaration.PlainName + "Entry";
        string arguments = string.Join(", ", method.Declaration.Arguments);
        WriteMethod(writer, method.Declaration, method.Spec is null
            ? "throw new global::System.NotSupportedException(\"The method was declared wrongly; the NG error in the build's output says how.\");"
            : $"global::{GeneratedCode.Namespace}.{entry}.Run({arguments});");
        if (method.Spec is { } spec)
        {
            writer.Line();
            using (writer.Block("namespace " + GeneratedCode.Namespace))
            {
                GeneratedCode.WriteUsings(writer);
                writer.Line();
                WriteKernels(writer, method.Declaration.PlainName, entry, spec, options);
            }
        }

        return writer.ToString();
    }

    private static void WriteMethod(SourceWriter writer, MethodDeclaration declaration, string body)
    {
        Stack<IDisposable> scopes = new();
        if (declaration.Namespace.Length > 0)
            scopes.Push(writer.Block("namespace " + declaration.Namespace));
        foreach (string type in declaration.ContainingTypes)
            scopes.Push(writer.Block(type));
        writer.Line(GeneratedCode.Attribute);
        using (writer.Block($"{declaration.Modifiers} {declaration.ReturnType} {declaration.Name}{declaration.TypeParameters}({string.Join(", ", declaration.Parameters)}){declaration.Constraints}"))
            writer.Line(body);
        while (scopes.Count > 0)
            scopes.Pop().Dispose();
    }

    private static void WriteKernels(SourceWriter writer, string methodName, string entry, NormSpec spec, EmitOptions options)
    {
        NormProgram program = ProgramCatalog.For(spec);
        List<(string Class, KernelContext Kernel)> kernels =
            spec.IsRuntimeKernel ? [(methodName + "OfAnySize", new KernelContext(spec, program, null))]
            : options.Specialize ? spec.Sizes.Select(size => ($"{methodName}Of{Literals.Int(size)}", new KernelContext(spec, program, size))).ToList()
            : [];
        new EntryLowering(writer, spec, kernels).Write(entry);
        foreach ((string name, KernelContext kernel) in kernels)
        {
            writer.Line();
            new KernelLowering(writer, kernel, options.Width).Write(name);
        }
    }
}

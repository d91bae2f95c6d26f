using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("NormGen.Tests")]
[assembly: InternalsVisibleTo("NormGen.Tests.Kernels512")]
[assembly: InternalsVisibleTo("NormGen.Tests.Kernels256")]
[assembly: InternalsVisibleTo("NormGen.Tests.Kernels128")]
[assembly: InternalsVisibleTo("NormGen.Tests.KernelsScalar")]
[assembly: InternalsVisibleTo("NormGen.Tests.KernelsRuntime")]

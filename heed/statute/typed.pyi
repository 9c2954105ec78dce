from typing import Any as Any
from typing import ClassVar as ClassVar
from typing import Final as Final
from typing import Generic as Generic
from typing import TextIO as TextIO
from typing import TypeAlias as TypeAlias
from typing import TypeVar as TypeVar
from typing import dataclass_transform as dataclass_transform

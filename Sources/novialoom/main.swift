import Commands
import NovialoomStacks

NovialoomApp.main()

import Commands
import VectoraStacks

VectoraApp.main()

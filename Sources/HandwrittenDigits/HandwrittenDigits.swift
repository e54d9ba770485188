internal import ConvNet
